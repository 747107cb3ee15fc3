"""Files that ask for more than any reader should give, made by their shape and size."""

import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from tests.loaders.workbooks import with_part

MILLION = 10**6
HEAD = b"period,entity,code,value,source\n"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SENTENCE = "<w:p><w:r><w:t>Kế hoạch năm 2025 của tỉnh: đạt 95% trở lên</w:t></w:r></w:p>"

Make = Callable[[Path], None]


def text(content: Callable[[], bytes]) -> Make:
    """A file of these bytes."""
    return lambda path: path.write_bytes(content()) and None


def sheet(piece: bytes, count: int = MILLION, within: bytes = b"<sheetData>") -> Make:
    """A workbook whose sheet has a piece so often behind a tag."""
    return lambda path: with_part(path, lambda part: part.replace(within, within + piece * count))


def word(body: Callable[[], str]) -> Make:
    """A Word file of this body."""

    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
            parts.writestr(
                "_rels/.rels",
                f'<R><Relationship Id="r" Type="{_RELATED}/officeDocument" Target="d.xml"/></R>',
            )
            parts.writestr(
                "d.xml", f'<w:document xmlns:w="{_WORD}"><w:body>{body()}</w:body></w:document>'
            )

    return make


def row(properties: str, cells: int) -> str:
    """A row of a Word table whose cells have these properties."""
    cell = f"<w:tc><w:tcPr>{properties}</w:tcPr>{_SENTENCE}</w:tc>"
    return f"<w:tbl><w:tr>{cell * cells}</w:tr></w:tbl>"


def nested(depth: int) -> str:
    """Tables within tables."""
    inside, outside = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    return inside * depth + _SENTENCE + outside * depth


def streams(count: int, size: int) -> bytes:
    """A PDF of object streams that lie within and extend one another."""
    parts, places = b"%PDF-1.7\n", []
    packed = zlib.compress(b"1 0 " * 1000 + b" " * size, 9)
    for number in range(1, count):
        places.append(len(parts))
        parts += b"%d 0 obj\n<</Type/ObjStm/N 1000/First 4000/Extends %d 0 R" % (
            number,
            number % (count - 1) + 1,
        )
        parts += b"/Filter/FlateDecode/Length %d>>stream\n" % len(packed)
        parts += packed + b"\nendstream\nendobj\n"
    rows = bytes(7) + b"".join(
        (b"\1" + place.to_bytes(4, "big") if number % 2 else b"\2" + (number).to_bytes(4, "big"))
        + b"\0\0"
        for number, place in enumerate(places, 1)
    )
    begin = len(parts)
    parts += b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Root 2 0 R/Length %d>>stream\n" % (
        count,
        count,
        len(rows),
    )
    return parts + rows + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % begin


def page(content: bytes) -> bytes:
    """A PDF of one page."""
    packed = zlib.compress(content, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</XObject<</X 5 0 R>>>>>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 12>>"
        b"stream\n/X Do /X Do \nendstream",
    ]
    file, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    file += b"xref\n0 6\n0000000000 65535 f \n" + table
    begin = file.index(b"xref\n0 6")
    return file + b"trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % begin


FILES: dict[str, Make] = {
    "columns.csv": text(lambda: b",".join(b"c%d" % n for n in range(MILLION)) + b"\n"),
    "cells.csv": text(lambda: HEAD + b"1," * MILLION + b"\n"),
    "blanks.csv": text(lambda: HEAD + (b"," * MILLION + b"\n") * 20),
    "line.csv": text(lambda: b"a" * 50 * 2**20),
    "quoted.csv": text(lambda: HEAD + b'"' + b"a\n" * 20 * MILLION),
    "record.csv": text(lambda: HEAD + b'"a\n",' * MILLION),
    "zeros.csv": text(lambda: bytes(20 * MILLION)),
    "lines.csv": text(lambda: HEAD + b"\n" * 10 * MILLION),
    "nothing.csv": text(lambda: b"\n" * 10 * MILLION),
    "merged.xlsx": sheet(b'<mergeCell ref="A1:B2"/>', within=b"</sheetData>"),
    "columns.xlsx": sheet(b'<col min="1" max="16384" hidden="1"/>', within=b"</sheetViews>"),
    **{
        f"{name}.xlsx": sheet(tag, MILLION // 2)
        for name, tag in {
            "c": b"<c ",
            "cell": b'<c r="A1">',
            "error": b'<c r="A1" t="e"><f>',
            "style": b'<c r="A1" s=',
            "run": b"<r>",
        }.items()
    },
    "row.xlsx": sheet(b"<row ", 5 * MILLION),
    "tag.xlsx": sheet(b"<a>", 5 * MILLION),
    "span.docx": word(lambda: row('<w:gridSpan w:val="2000000000"/>', 1000) * 40),
    "merged.docx": word(lambda: row("<w:vMerge/>", 400) * 300),
    "nested.docx": word(lambda: nested(100_000)),
    "tables.docx": word(lambda: nested(1) * 100_000),
    "fields.docx": word(
        lambda: "<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 50_000 + "</w:p>"
    ),
    "paragraph.docx": word(lambda: _SENTENCE.replace("95%", "95% " * MILLION)),
    "unclosed.docx": word(lambda: "<w:p>" * MILLION),
    "streams.pdf": text(lambda: streams(2000, 10_000)),
    "bombs.pdf": text(lambda: streams(50, 20 * MILLION)),
    "forms.pdf": text(lambda: page(b"/X Do " * 1000)),
    "states.pdf": text(lambda: page(b"q " * 10 * MILLION)),
    "strokes.pdf": text(lambda: page(b"0 0 m 99 99 l S " * MILLION)),
}
