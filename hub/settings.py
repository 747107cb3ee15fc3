"""The settings of the hub, read once from the environment and .env."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from dotenv import dotenv_values

from hub.words.errors import BadUse
from hub.words.language import Language, Text
from hub.words.terms import ComputedRanks


@dataclass(frozen=True)
class Settings:
    """Every HUB_* setting with its default; docs/operate.md describes them."""

    database_url: str = "sqlite:///data/hub.db"
    read_database_url: str = ""
    seeds: Path = Path("seeds")
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    language: Language = Language.VI
    wait_seconds: int = 30
    panel_bytes: int = 256 * 2**20
    answer_bytes: int = 64 * 2**20
    response_bytes: int = 64 * 2**20
    threads: int = 2
    most_waiting: int = 64
    computed_ranks: ComputedRanks = ComputedRanks.SENTENCE

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


def _value(name: str, text: str, kind: type) -> object:
    try:
        return kind(text)
    except ValueError:
        setting = f"HUB_{name.upper()}"
        requirement = Text("số nguyên", "a whole number")
        if issubclass(kind, StrEnum):
            choices = " | ".join(kind)
            requirement = Text(choices, choices)
        raise BadUse(
            Text(
                f"{setting} là “{text}”, cần {requirement.vi}",
                f"{setting} is “{text}”, it should be {requirement.en}",
            )
        ) from None
