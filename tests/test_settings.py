"""Settings from the environment and .env."""

from pathlib import Path

import pytest

from hub import settings
from hub.settings import Origins, RootPath, Settings
from hub.web.bounds import bounds
from hub.words.errors import BadUse
from hub.words.language import Language, Text
from hub.words.terms import ComputedRanks
from schema.answering import Bounds
from schema.plan.budget import Allowance
from schema.plan.guards import Limits


def test_defaults_are_those_of_the_contract() -> None:
    found = settings.read({})

    assert (found.database_url, found.seeds, found.host, found.port) == (
        "sqlite:///data/hub.db",
        Path("seeds"),
        "127.0.0.1",
        8000,
    )
    assert (found.workers, found.language) == (1, Language.VI)


def test_environment_sets_each_by_its_kind() -> None:
    found = settings.read(
        {
            "HUB_PORT": "9000",
            "HUB_LANGUAGE": "en",
            "HUB_SEEDS": "elsewhere",
            "HUB_WORKERS": "2",
            "PORT": "1",
        }
    )

    assert found == Settings(port=9000, language=Language.EN, seeds=Path("elsewhere"), workers=2)


def test_what_questions_may_cost_is_set() -> None:
    found = settings.read(
        {"HUB_MOST_FIELDS": "7", "HUB_MOST_SECONDS": "0.5", "HUB_MOST_DEPTH": "9"}
    )

    assert bounds(found).allowance == Allowance(fields=7, processor_seconds=1.0, seconds=0.5)
    assert bounds(found).limits == Limits(depth=9)
    assert bounds(settings.read({})) == Bounds()


def test_computed_ranks_are_told_in_sentences_unless_set_otherwise() -> None:
    assert settings.read({}).computed_ranks is ComputedRanks.SENTENCE
    assert settings.read({"HUB_COMPUTED_RANKS": "none"}).computed_ranks is ComputedRanks.NONE


def test_empty_setting_takes_its_default() -> None:
    assert settings.read({"HUB_PORT": ""}).port == 8000


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("HUB_PORT", "tám", Text("số nguyên", "a whole number")),
        ("HUB_MOST_SECONDS", "mười", Text("số", "a number")),
        ("HUB_LANGUAGE", "fr", Text("vi | en", "vi | en")),
        *[("HUB_ORIGINS", text, Origins.wanted) for text in ("a.vn", "https://a.vn/", "*.vn, *")],
        *[
            ("HUB_ROOT_PATH", text, RootPath.wanted)
            for text in ("kho", "//kho", "/a b", "/a/../b?")
        ],
        (
            "HUB_COMPUTED_RANKS",
            "yes",
            Text("sentence | page | none", "sentence | page | none"),
        ),
    ],
)
def test_malformed_setting_is_named(name: str, text: str, wanted: Text) -> None:
    with pytest.raises(BadUse) as bad:
        settings.read({name: text})

    assert bad.value.within(Language.VI) == f"{name} là “{text}”, cần {wanted.vi}"
    assert bad.value.within(Language.EN) == f"{name} is “{text}”, it should be {wanted.en}"


def test_origins_and_the_prefix_are_read() -> None:
    found = settings.read(
        {"HUB_ORIGINS": "https://a.vn, http://10.0.0.1:8080", "HUB_ROOT_PATH": "/a/b/"}
    )

    assert found.origins == ("https://a.vn", "http://10.0.0.1:8080")
    assert found.root_path == "/a/b"
    assert settings.read({"HUB_ORIGINS": "*"}).origins == ("*",)


def test_questions_are_answered_from_the_read_address() -> None:
    assert Settings(database_url="sqlite:///a.db").reading_url == "sqlite:///a.db"
    assert (
        Settings(database_url="sqlite:///a.db", read_database_url="sqlite:///b.db").reading_url
        == "sqlite:///b.db"
    )


def test_environment_goes_before_the_env_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("HUB_PORT=9001\nHUB_HOST=0.0.0.0\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HUB_PORT", "9002")
    monkeypatch.delenv("HUB_HOST", raising=False)

    found = settings.read()

    assert (found.port, found.host) == (9002, "0.0.0.0")
