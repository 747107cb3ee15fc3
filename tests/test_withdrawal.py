"""A document that replaces or annuls another: what the other one said ends, and can still be asked for as of then."""

from pathlib import Path

import pytest

from hub.errors import BadInput
from hub.rows import WithdrawalRow
from hub.terms import WithdrawalKind
from tests.hubs import TestHub

HEADER = "period,entity,code,value,missing,rank,rank_of,source\n"
SAID = """query($since: DateTime, $asOf: DateTime) {
  observations(index: "MADE", period: ["2019"], changedSince: $since, asOf: $asOf, first: 50) {
    nodes { entity { id } value status citation { title } withdrawal { kind day document publisher } } } }"""


def paper(folder: Path, *lines: str, name: str = "new.csv") -> Path:
    """A tidy file of these lines."""
    path = folder / name
    path.write_text(HEADER + "\n".join(lines), encoding="utf-8")
    return path


def annul(hub: TestHub, folder: Path, source: str, kind: WithdrawalKind = WithdrawalKind.ANNULLED) -> None:
    """Import a figure of the paper that ends another source."""
    path = paper(folder, "2019,Ân,TOTAL,70,,,,made/paper", name="annulling.csv")
    hub.take("made", path, withdrawals=(WithdrawalRow("--annuls", source, kind),))


def moment(hub: TestHub) -> str:
    """When the newest release was published."""
    return hub.ask("{ releases { importedAt } }")["releases"][0]["importedAt"]


def test_all_that_an_annulled_source_said_ends_with_day_and_document(hub: TestHub, tmp_path: Path) -> None:
    before = moment(hub)

    annul(hub, tmp_path, "made/book")

    nodes = hub.ask(SAID, since=before)["observations"]["nodes"]
    ended = [node for node in nodes if node["status"] == "WITHDRAWN"]
    assert {node["citation"]["title"] for node in ended} == {"Sổ"}
    assert all(node["withdrawal"] == {"kind": "ANNULLED", "day": "2018-01-01", "document": "Báo", "publisher": "Báo thử"} for node in ended)
    assert [(node["value"], node["withdrawal"]) for node in hub.ask(SAID)["observations"]["nodes"]] == [(70, None)]


def test_what_was_annulled_is_still_there_as_of_then(hub: TestHub, tmp_path: Path) -> None:
    before, nodes = moment(hub), hub.ask(SAID)["observations"]["nodes"]

    annul(hub, tmp_path, "made/book")

    assert hub.ask(SAID, asOf=before)["observations"]["nodes"] == nodes


def test_a_source_is_named_by_its_title_too(hub: TestHub, tmp_path: Path) -> None:
    annul(hub, tmp_path, "sổ", WithdrawalKind.REPLACED)

    assert len(hub.ask(SAID)["observations"]["nodes"]) == 1


def test_what_was_annulled_before_is_told_and_makes_no_release(hub: TestHub, tmp_path: Path) -> None:
    annul(hub, tmp_path, "made/book")
    path = paper(tmp_path, "2019,Ân,TOTAL,70,,,,made/paper")
    again = WithdrawalRow("--annuls", "made/book", WithdrawalKind.ANNULLED)

    outcome = hub.take("made", path, withdrawals=(again,))

    assert (outcome.version, list(outcome.endings)) == (None, [])
    assert [one.why.en for one in outcome.ignored] == [
        "this source was replaced or annulled before; there is nothing more to write"]


def test_the_annulled_figures_do_not_come_back_with_the_seeds(hub: TestHub, tmp_path: Path) -> None:
    annul(hub, tmp_path, "made/book")
    toml = hub.seeds / "made" / "dataset.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")

    outcome = hub.take("made")

    assert (outcome.counts["added"], outcome.counts["ignored"]) == (0, 30)


def test_an_undo_brings_them_back(hub: TestHub, tmp_path: Path) -> None:
    nodes = hub.ask(SAID)["observations"]["nodes"]
    annul(hub, tmp_path, "made/book")

    hub.undo(3)

    assert hub.ask(SAID)["observations"]["nodes"] == nodes
    assert hub.take("made").empty


@pytest.mark.parametrize(("source", "wanted"), [
    ("made/none", "không có nguồn nào mang số, tên hoặc mã này"), ("made/paper", "không thể tự thay thế hoặc bãi bỏ chính nó")])
def test_a_source_that_is_not_sure_is_a_fault(hub: TestHub, tmp_path: Path, source: str, wanted: str) -> None:
    with pytest.raises(BadInput) as bad:
        annul(hub, tmp_path, source)

    assert wanted in bad.value.faults[0].wanted.vi


def test_a_decision_without_figures_annuls_another(real: TestHub, tmp_path: Path) -> None:
    hub = real.copy(tmp_path)
    path = tmp_path / "thu hồi.txt"
    path.write_text("ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\nSố: 77/QĐ-UBND\nLai Châu, ngày 15 tháng 3 năm 2025\nQUYẾT ĐỊNH\n"
                    "Về việc thu hồi văn bản\nĐiều 1. Thu hồi Quyết định số 12/QĐ-UBND ngày 10 tháng 01 năm 2025.\n", encoding="utf-8")
    old = next(one for one in hub.reader.newest().sources.values() if one.public_id.startswith("tthc_quality/"))

    outcome = hub.take("documents", path, withdrawals=(WithdrawalRow("--annuls", old.public_id, WithdrawalKind.ANNULLED),))

    (ending,) = outcome.endings
    assert (ending.source.public_id, ending.by.title.startswith("Quyết định 77/QĐ-UBND"), ending.figures) == (old.public_id, True, 170)
    hub.close()
