"""Makes the fonts of papers: Tinos, which has the widths of Times New Roman, as one file a style,
of the parts in which its npm package comes.
"""

from io import BytesIO
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

CLIENT = Path(__file__).resolve().parent
PARTS = CLIENT / "node_modules/@fontsource/tinos"
FONTS = CLIENT.parent / "page/fonts"
STYLES = {
    "Regular": "400-normal",
    "Bold": "700-normal",
    "Italic": "400-italic",
    "BoldItalic": "700-italic",
}
# Latin letters as they are, and those that Vietnamese has beside them.
_SETS = ("latin", "vietnamese")
# Each part has its own; they cannot be merged, and print needs none of them.
_OF_PARTS = ("GDEF", "GPOS", "GSUB", "cvt ", "fpgm", "gasp", "prep")


def make() -> None:
    """The fonts, and their licence."""
    FONTS.mkdir(parents=True, exist_ok=True)
    for style, name in STYLES.items():
        parts = [_part(f"tinos-{letters}-{name}.woff") for letters in _SETS]
        Merger().merge(parts).save(FONTS / f"Tinos-{style}.ttf")
    (FONTS / "LICENSE").write_bytes((PARTS / "LICENSE").read_bytes())


def _part(name: str) -> BytesIO:
    """A part as an ordinary font."""
    font = TTFont(PARTS / "files" / name)
    font.flavor = None
    for table in _OF_PARTS:
        if table in font:
            del font[table]
    file = BytesIO()
    font.save(file)
    file.seek(0)
    return file


if __name__ == "__main__":
    make()
