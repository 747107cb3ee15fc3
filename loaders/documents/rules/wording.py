"""The letters of a line set right: one Unicode form, no left-overs of HTML or Markdown, no
spaced letters, no digits read as letters.
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

UPPER = (  # for a class of letters
    "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
)
LOWER = UPPER.lower()
_TAGS = re.compile(
    r"<br\s*/?>|</?(?:p|div|span|b|i|u|em|strong|h[1-6]|ul|ol|li|table|tbody|thead|tr|td|th|a|font|img|center|sup|sub)"
    r"\b[^<>]*>",
    re.I,
)
_MARKS = re.compile(r"\*\*|__|^#+\s+|(?<!\w)\*(?=\w)|(?<=[\w.:;)])\*(?!\w)|\\(?=[-.*])")
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_BULLETS = re.compile("^\\s*[\uf000-\uf0ff•▪●○■◦➢✓–—−·]\\s*")
_SPACED = re.compile(r"(?<!\S)(?:[^\W\d_] ){2,}[^\W\d_](?!\S)")
_DIGITS = re.compile(r"(?<![^\W\d])(?=[\doOl]*\d)[\doOl]{2,}(?![^\W\d])")
_TONES = str.maketrans(
    {
        "Ð": "Đ",
        "ð": "đ",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2007": " ",
        "‐": "-",
        "‑": "-",
        "’": "'",
        "\x0c": " ",
    }
)
# òa and oà, ủy and uỷ: the tone on either vowel is the same word.
_EARLY = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy"
_LATE = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ"
_LATER = dict(zip(_EARLY.split(), _LATE.split(), strict=True))
_EARLY_TONE = re.compile(f"(?:{'|'.join(_LATER)})")


def mend(text: str) -> str:
    """The line as its author meant its letters; it stays one line."""
    text = unicodedata.normalize("NFC", _HIDDEN.sub("", html.unescape(text)).translate(_TONES))
    text = _MARKS.sub("", _TAGS.sub(" ", text)) if re.search(r"[<*_#\\]", text) else text
    text = _SPACED.sub(lambda match: match[0].replace(" ", ""), _BULLETS.sub("- ", text))
    text = _DIGITS.sub(lambda match: match[0].translate(str.maketrans("oOl", "001")), text)
    return re.sub(" {2,}", " ", text).rstrip()


def fold(text: str) -> str:
    """The text in the form in which words are compared, letter for letter as long: lower case,
    the tone on the later vowel.
    """
    lowered = text.lower()
    return toned(
        lowered if len(lowered) == len(text) else "".join(letter.lower()[0] for letter in text)
    )


def toned(text: str) -> str:
    """The text, or a pattern, with every tone of oa, oe and uy on the later vowel."""
    return _EARLY_TONE.sub(lambda match: _LATER[match[0]], text)


@lru_cache(maxsize=2048)
def pattern(text: str) -> re.Pattern[str]:
    """The pattern, for folded text."""
    return re.compile(toned(text))


def alternatives(variants: Mapping[str, Iterable[str]]) -> tuple[str, dict[str, str]]:
    """A pattern of every variant, the longest first, and what each stands for."""
    meanings: dict[str, str] = {}
    for name, spellings in variants.items():
        meanings |= dict.fromkeys(map(toned, spellings), name)
    longest_first = sorted(meanings, key=len, reverse=True)
    return "|".join(map(re.escape, longest_first)), meanings
