"""Word files and PDFs of these lines, as small as they can be."""

import unicodedata
from pathlib import Path

from docx import Document

_TO_UNICODE = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def"
    b" 1 begincodespacerange <0000> <FFFF> endcodespacerange 256 beginbfrange %s endbfrange endcmap"
    b" end end"
)
_FONT = (
    (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H /DescendantFonts [4"
        b" 0 R] /ToUnicode 5 0 R >>"
    ),
    (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /CIDSystemInfo << /Registry (Adobe)"
        b" /Ordering (Identity) /Supplement 0 >> /DW 500 >>"
    ),
)


def word(path: Path, *blocks: str | list[list[str]]) -> Path:
    """A Word file of paragraphs and tables."""
    document = Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block), len(block[0]))
        for row, cells in enumerate(block):
            for column, text in enumerate(cells):
                table.cell(row, column).text = text
    document.save(str(path))
    return path


def at(x: float, y: float, text: str, size: float = 11) -> bytes:
    """A text at a place of a PDF's page."""
    return b"BT /F %g Tf %g %g Td <%s> Tj ET" % (
        size,
        x,
        y,
        text.encode("utf-16-be").hex().encode(),
    )


def ruled(lefts: list[float], tops: list[float]) -> bytes:
    """The lines of a table with these columns and rows, the last of each only closing it."""
    down = (b"%g %g m %g %g l S" % (x, tops[0], x, tops[-1]) for x in lefts)
    across = (b"%g %g m %g %g l S" % (lefts[0], y, lefts[-1], y) for y in tops)
    return b"\n".join([*down, *across])


def pdf(path: Path, *pages: list[str] | bytes, turned: int = 0) -> Path:
    """A PDF with a text layer of these pages, of lines or as drawn; a page without lines is a
    picture.
    """
    ranges = b" ".join(b"<%02X00> <%02XFF> <%02X00>" % (high, high, high) for high in range(256))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        *_FONT[:1],
        _FONT[1],
        _stream(_TO_UNICODE % ranges),
    ]
    kids = []
    for lines in pages:
        objects.append(_stream(lines if isinstance(lines, bytes) else _drawn(lines)))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate %d /Contents %d 0 R "
            b"/Resources << /Font << /F 3 0 R >> >> >>" % (turned, len(objects))
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    path.write_bytes(_file(objects))
    return path


def locked(path: Path) -> Path:
    """A PDF that asks for a password."""
    sealed = b"<< /Filter /Standard /V 1 /R 2 /P -44 /O <%s> /U <%s> >>" % (b"5A" * 32, b"A5" * 32)
    content = _file(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 0 /Kids [] >>", sealed]
    )
    path.write_bytes(content.replace(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt 3 0 R /ID [<00> <00>]"))
    return path


def vni(text: str) -> str:
    """The text as its letters look in Unicode where it was typed in a VNI font."""
    return "".join(_vni(letter) for letter in text)


def windows(text: str) -> bytes:
    """The text in the code page Windows-1258, whose tones stand behind their letters."""
    return b"".join(_windows(letter) for letter in text)


_MARKS = {
    "\u0302": "â",
    "\u0306": "ê",
    "\u0301": "ù",
    "\u0300": "ø",
    "\u0309": "û",
    "\u0303": "õ",
    "\u0323": "ï",
}
_TONED = {
    ("â", "ù"): "á",
    ("â", "ø"): "à",
    ("â", "û"): "å",
    ("â", "õ"): "ã",
    ("â", "ï"): "ä",
    ("ê", "ù"): "é",
    ("ê", "ø"): "è",
    ("ê", "û"): "ú",
    ("ê", "õ"): "ü",
    ("ê", "ï"): "ë",
}


def _vni(letter: str) -> str:
    base, *marks = unicodedata.normalize("NFD", letter)
    base = {"đ": "ñ", "Đ": "Ñ"}.get(base, base)
    if "\u031b" in marks:
        base, marks = (
            {"o": "ô", "u": "ö", "O": "Ô", "U": "Ö"}[base],
            [mark for mark in marks if mark != "\u031b"],
        )
    told = sorted((_MARKS[mark] for mark in marks), key="âêùøûõï".index)
    return base + (_TONED[tuple(told)] if len(told) > 1 else "".join(told))


def _windows(letter: str) -> bytes:
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        base, *marks = unicodedata.normalize("NFD", letter)
        shape = [mark for mark in marks if mark in "\u0302\u0306\u031b"]
        tones = [mark for mark in marks if mark not in shape]
        return unicodedata.normalize("NFC", base + "".join(shape)).encode("cp1258") + "".join(
            tones
        ).encode("cp1258")


def _drawn(lines: list[str]) -> bytes:
    if not lines:
        return b"0 0 200 200 re f"
    shown = b" ".join(b"<%s> Tj T*" % line.encode("utf-16-be").hex().encode() for line in lines)
    return b"BT /F 11 Tf 14 TL 50 800 Td %s ET" % shown


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >> stream\n%s\nendstream" % (len(content), content)


def _file(objects: list[bytes]) -> bytes:
    content, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj %s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        content + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R"
        b" >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, table, len(objects) + 1, len(content))
    )
