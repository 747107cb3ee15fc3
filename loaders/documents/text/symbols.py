"""The signs of the fonts that have signs where others have letters, by their codes."""

_OWN = range(0xF000, 0xF100)  # where Word keeps the codes of such a font
_ALIKE = " !#%&()+,./0123456789:;<=>?[]_{|}"  # what Symbol has where ASCII has it
_GREEK = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖαβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
)
_SYMBOL = (
    {ord(sign): sign for sign in _ALIKE}
    | {ord(letter): sign for letter, sign in _GREEK.items()}
    | {
        0x22: "∀",
        0x24: "∃",
        0x27: "∋",
        0x2A: "*",
        0x2D: "−",
        0x40: "≅",
        0x5C: "∴",
        0x5E: "⊥",
        0x7E: "~",
        0xA0: "€",
        0xA2: "′",
        0xA3: "≤",
        0xA4: "/",
        0xA5: "∞",
        0xA6: "ƒ",
        0xA7: "♣",
        0xA8: "♦",
        0xA9: "♥",
        0xAA: "♠",
        0xAB: "↔",
        0xAC: "←",
        0xAD: "↑",
        0xAE: "→",
        0xAF: "↓",
        0xB0: "°",
        0xB1: "±",
        0xB2: "″",
        0xB3: "≥",
        0xB4: "×",
        0xB5: "∝",
        0xB6: "∂",
        0xB7: "•",
        0xB8: "÷",
        0xB9: "≠",
        0xBA: "≡",
        0xBB: "≈",
        0xBC: "…",
        0xBE: "—",
        0xC6: "∅",
        0xC7: "∩",
        0xC8: "∪",
        0xCE: "∈",
        0xD0: "∠",
        0xD2: "®",
        0xD3: "©",
        0xD4: "™",
        0xD6: "√",
        0xD7: "·",
        0xD8: "¬",
        0xDB: "⇔",
        0xDE: "⇒",
        0xE5: "∑",
    }
)
# The pictures of Wingdings that people type: ticks, boxes, bullets, arrows.
_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "□",
    0x76: "❖",
    0x9F: "•",
    0xA7: "▪",
    0xA8: "□",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE8: "→",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


def symbol(font: str, code: str) -> str:
    """The sign that a font has at a code in hexadecimal digits; a letter without a meaning where
    that is not known.
    """
    number = int(code or "0", 16)
    signs = _FONTS.get(font.lower())
    if signs is None and number > 0x20 and number not in _OWN:
        return chr(number)  # an ordinary font has its letters where Unicode has them
    return (signs or {}).get(number & 0xFF, chr(_OWN.start + (number & 0xFF)))


def symbols(font: str, text: str) -> str:
    """A text as it looks in the font in which it is set."""
    if font.lower() not in _FONTS:
        return text
    return "".join(
        symbol(font, f"{ord(letter):x}") if ord(letter) in _OWN or ord(letter) < 0x100 else letter
        for letter in text
    )
