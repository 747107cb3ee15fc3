"""The words by which documents are read, as seeds/documents/*.toml give them."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from loaders.documents.rules.wording import toned


@lru_cache(maxsize=32)
def rules(folder: Path, file: str) -> dict[str, Any]:
    """One file of rules as it stands."""
    return tomllib.loads((folder / f"{file}.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=2048)
def pattern(text: str) -> re.Pattern[str]:
    """The pattern, for folded text."""
    return re.compile(toned(text))


def words(variants: dict[str, list[str]]) -> tuple[str, dict[str, str]]:
    """A pattern of every variant, the longest first, and what each stands for."""
    meant = {toned(variant): name for name, several in variants.items() for variant in several}
    return "|".join(re.escape(variant) for variant in sorted(meant, key=len, reverse=True)), meant
