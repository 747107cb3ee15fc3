"""The settings of the hub, read once from the environment and .env."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from dotenv import dotenv_values

from hub.words.errors import BadUse
from hub.words.language import Language, Text
from hub.words.terms import ComputedRanks, TwoPersons


class Origins(tuple[str, ...]):
    """Whose pages may ask: `*`, or origins parted by commas; ValueError."""

    wanted = Text(
        "* hoặc các địa chỉ như https://a.vn, cách nhau bằng dấu phẩy, không có đường dẫn",
        "* or addresses such as https://a.vn without a path, parted by commas",
    )

    def __new__(cls, text: str = "") -> "Origins":
        origins = [origin.strip() for origin in text.split(",") if origin.strip()]
        for origin in origins:
            if not re.fullmatch(
                r"\*|https?://[\w.-]+(:\d+)?|https?://\[[\da-f:]+\](:\d+)?", origin
            ):
                raise ValueError(origin)
        return super().__new__(cls, origins)


class RootPath(str):
    """The prefix of paths that a proxy leaves; ValueError."""

    __slots__ = ()
    wanted = Text("một đường dẫn như /kho", "a path such as /hub")

    def __new__(cls, text: str = "") -> "RootPath":
        path = text.rstrip("/")
        if not re.fullmatch(r"(/[\w.~-]+)*", path):
            raise ValueError(text)
        return super().__new__(cls, path)


@dataclass(frozen=True)
class Settings:
    """Every HUB_* setting with its default; docs/operate.md describes them."""

    # These may hold passwords, which nobody is to see.
    database_url: str = field(default="sqlite:///data/hub.db", repr=False)
    read_database_url: str = field(default="", repr=False)
    seeds: Path = Path("seeds")
    maps: Path = Path("data/maps")
    exports: Path = Path("data/exports")
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    language: Language = Language.VI
    origins: Origins = field(default_factory=Origins)
    root_path: RootPath = field(default_factory=RootPath)
    request_seconds: int = 20
    grace_seconds: int = 5
    connections: int = 500
    wait_seconds: int = 30
    statement_seconds: int = 5
    panel_bytes: int = 256 * 2**20
    answer_bytes: int = 64 * 2**20
    response_bytes: int = 64 * 2**20
    threads: int = 2
    most_waiting: int = 64
    most_tokens: int = 5000
    most_depth: int = 30
    most_aliases: int = 500
    most_directives: int = 100
    most_operations: int = 50
    most_cost: int = 10_000_000
    most_fields: int = 200_000
    most_letters: int = 20_000_000
    most_processor_seconds: float = 1.0
    most_seconds: float = 10.0
    home: str = ""
    owner: str = ""
    contact: str = ""
    public_url: str = ""
    computed_ranks: ComputedRanks = ComputedRanks.SENTENCE
    two_persons: TwoPersons = TwoPersons.NONE

    @property
    def reading_url(self) -> str:
        """Where questions are answered from: the read address, or the one that imports write to."""
        return self.read_database_url or self.database_url


def read(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of the environment, which goes before .env; BadUse names a malformed one."""
    variables = environment if environment is not None else {**dotenv_values(".env"), **os.environ}
    values = {}
    for name, default in vars(Settings()).items():
        text = variables.get(f"HUB_{name.upper()}")
        if text:
            values[name] = _value(name, text, type(default))
    return Settings(**values)


_NUMBERS = {int: Text("số nguyên", "a whole number"), float: Text("số", "a number")}


def _value(name: str, text: str, kind: type) -> object:
    try:
        return kind(text)
    except ValueError:
        setting = f"HUB_{name.upper()}"
        requirement = getattr(kind, "wanted", _NUMBERS.get(kind))
        if issubclass(kind, StrEnum):
            choices = " | ".join(kind)
            requirement = Text(choices, choices)
        raise BadUse(
            Text(
                f"{setting} là “{text}”, cần {requirement.vi}",
                f"{setting} is “{text}”, it should be {requirement.en}",
            )
        ) from None
