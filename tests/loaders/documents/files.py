"""Word files and PDFs of these lines, as small as they can be."""

from pathlib import Path

from docx import Document

_TO_UNICODE = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def " \
              b"1 begincodespacerange <0000> <FFFF> endcodespacerange 256 beginbfrange %s endbfrange endcmap end end"
_FONT = (b"<< /Type /Font /Subtype /Type0 /BaseFont /Made /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
         b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Made /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
         b"/DW 500 >>")


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


def pdf(path: Path, *pages: list[str]) -> Path:
    """A PDF with a text layer of these pages; a page without lines is a picture."""
    ranges = b" ".join(b"<%02X00> <%02XFF> <%02X00>" % (high, high, high) for high in range(256))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", *_FONT[:1], _FONT[1], _stream(_TO_UNICODE % ranges)]
    kids = []
    for lines in pages:
        objects.append(_stream(_drawn(lines)))
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F 3 0 R >> >> >>"
                       % len(objects))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    path.write_bytes(_file(objects))
    return path


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
    return content + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, table, len(objects) + 1, len(content))
