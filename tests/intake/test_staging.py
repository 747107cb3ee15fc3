"""Staging: an import is checked, kept aside unseen, and published as what was reviewed or not at
all.
"""

import zlib
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import func, select, update

from hub.dataset import datasets
from hub.dataset.rows import WithdrawalRow
from hub.importing import shelf
from hub.importing.release import Manner
from hub.intake import retold, selection, staging
from hub.intake.reviewing import Reviewed
from hub.intake.selection import Parcel
from hub.intake.staging import Approver
from hub.review.report import Report, ReportState
from hub.store.tables import Staged, StagedPart
from hub.words.errors import BadInput, BadUse, Overtaken, Refused
from hub.words.person import Person
from hub.words.terms import StagedState, TwoPersons, WithdrawalKind
from tests import databases
from tests.hubs import TestHub

HEADER = "period,entity,code,value,missing,rank,rank_of,source\n"
LAN, HUNG = Person("lan", "Nguyễn Thị Lan"), Person("hung", "Trần Hùng")
OURS = ("staged", "staged_part", "approval")
BETTER = "2019,Ân,TOTAL,75,,,,made/book"
CHEAPER = "2019,Cường,COST,1,,,,made/book"
ODD = "2019,Bình,COST,9.5,,,,made/book"


def file(folder: Path, *lines: str, name: str = "new.csv") -> Path:
    """A tidy file of these lines."""
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def stage(hub: TestHub, *files: Path, **manner: object) -> Reviewed:
    """Stage files of the made-up index."""
    parcels = [Parcel(datasets.named(hub.seeds, "made"), files)]
    return staging.stage(hub.engine, hub.seeds, parcels, Manner(**manner), LAN)


def publish(hub: TestHub, number: int = 1, person: Person = HUNG, **approver: object) -> Reviewed:
    """Publish what was staged."""
    return staging.publish(hub.engine, hub.seeds, number, Approver(person, **approver))


def unstaged(hub: TestHub) -> dict[str, list[tuple]]:
    """All that the database holds beside what is staged."""
    return {name: rows for name, rows in databases.held(hub.url).items() if name not in OURS}


def timeless(hub: TestHub) -> dict[str, list[tuple]]:
    """The same without the moments and the accounts of releases, and the keys of rows, of which a
    server uses up some for what is taken back.
    """
    rows = unstaged(hub)
    rows["observation"] = [row[1:] for row in rows["observation"]]
    rows["release"] = [(*row[:4], *row[6:]) for row in rows["release"]]
    return rows


def kept(hub: TestHub) -> int:
    """How many stretches of bytes are kept."""
    with hub.engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(StagedPart.__table__))


def reviewed(hub: TestHub, number: int) -> Report:
    """The report of a release."""
    with hub.engine.connect() as connection:
        return retold.of_release(connection, number)


def test_what_is_staged_changes_nothing_that_anybody_sees(hub: TestHub, tmp_path: Path) -> None:
    before = unstaged(hub)

    report = stage(hub, file(tmp_path, BETTER)).report

    assert (report.name, report.state) == ("S1", ReportState.WAITING)
    assert unstaged(hub) == before


def test_publishing_is_the_ordinary_import(hub: TestHub, tmp_path: Path) -> None:
    path = file(tmp_path, BETTER, CHEAPER, "2020,Ân,TOTAL,60,,,,made/paper")
    plain = TestHub(databases.copied(hub.url, tmp_path), hub.seeds)
    stage(hub, path)

    decided = publish(hub)
    plain.take("made", path)

    assert decided.error is None
    assert timeless(hub) == timeless(plain)
    plain.close()
    databases.dropped(plain.url)


def test_who_staged_and_who_published_is_kept_with_the_release(
    hub: TestHub, tmp_path: Path
) -> None:
    stage(hub, file(tmp_path, BETTER))
    publish(hub)

    report = reviewed(hub, 3)

    assert (report.name, report.state) == ("S1", ReportState.PUBLISHED)
    assert (report.staged.person, report.decided.person) == (LAN, HUNG)
    assert report.staged.at < report.decided.at
    assert report.releases == (3,)
    assert (hub.undo(3).release, reviewed(hub, 3).state) == (4, ReportState.UNDONE)


def test_the_bytes_are_kept_until_it_is_decided(hub: TestHub, tmp_path: Path) -> None:
    path = file(tmp_path, BETTER)
    stage(hub, path)
    path.write_text("what came after does not matter", encoding="utf-8")
    before = kept(hub)

    publish(hub)

    assert (before, kept(hub)) == (1, 0)
    assert reviewed(hub, 3).parts[0].changes[0].what.en == "72 → 75"


def test_faults_stage_nothing_and_stand_in_the_report(hub: TestHub, tmp_path: Path) -> None:
    before = databases.held(hub.url)

    decided = stage(hub, file(tmp_path, "2019,Ăn,TOTAL,75,,,,made/book", BETTER))

    assert isinstance(decided.error, BadInput)
    assert decided.report.state is ReportState.REFUSED
    assert [fault.origin for fault in decided.report.parts[0].faults] == ["new.csv:2"]
    assert [change.place for change in decided.report.parts[0].changes] == ["new.csv:3"]
    assert databases.held(hub.url) == before


def test_the_good_rows_are_staged_where_that_is_wanted(hub: TestHub, tmp_path: Path) -> None:
    stage(hub, file(tmp_path, "2019,Ăn,TOTAL,75,,,,made/book", BETTER), keep_good=True)

    report = publish(hub).report

    assert (report.sum("changed"), report.sum("rejected")) == (1, 1)
    assert [fault.found for fault in report.parts[0].faults] == ["Ăn"]


def test_a_suspicion_waits_for_whoever_publishes_with_its_past(
    hub: TestHub, tmp_path: Path
) -> None:
    report = stage(hub, file(tmp_path, ODD)).report
    refused = publish(hub)
    passed = publish(hub, accept="đúng theo sổ", numbers=frozenset({1}))

    assert [doubt.past[0].vi for doubt in report.open] == [
        "MADE/COST Bình: 2019: 4; 2018: 4; 2017: 4; 2016: 3"
    ]
    assert isinstance(refused.error, Refused)
    assert refused.report.state is ReportState.WAITING
    assert passed.report.parts[0].doubts[0].accepted == "đúng theo sổ"
    assert passed.report.open == ()
    with hub.engine.connect() as connection:
        (one,) = shelf.every(connection)
    assert (one.state, one.releases) == (StagedState.PUBLISHED, (3,))


def test_what_was_accepted_in_staging_need_not_be_accepted_again(
    hub: TestHub, tmp_path: Path
) -> None:
    stage(hub, file(tmp_path, ODD), accept="đã đối chiếu")

    report = publish(hub).report

    assert report.parts[0].doubts[0].accepted == "đã đối chiếu"


def test_another_effect_than_was_reviewed_is_refused_until_it_is_seen(
    hub: TestHub, tmp_path: Path
) -> None:
    stage(hub, file(tmp_path, CHEAPER))
    hub.take("made", file(tmp_path, "2019,Ân,COST,3,,,,made/book", name="between.csv"))
    before = databases.held(hub.url)

    with pytest.raises(Overtaken) as overtaken:
        publish(hub)

    assert "(đợt 3)" in overtaken.value.text.vi
    assert databases.held(hub.url) == before
    report = staging.again(hub.engine, hub.seeds, 1)
    ranks = {
        mover.unit.vi: (mover.before, mover.after) for mover in report.parts[0].ranks[0].movers
    }
    assert ranks == {"Cường": (3, 1), "Ân": (1, 2), "Bình": (2, 3)}
    assert publish(hub).report.releases == (4,)


def test_a_change_elsewhere_does_not_hold_up(hub: TestHub, tmp_path: Path) -> None:
    stage(hub, file(tmp_path, CHEAPER))
    hub.take("made", file(tmp_path, "2018,Ân,TOTAL,74,,,,made/book", name="between.csv"))

    assert publish(hub).report.releases == (4,)


def test_what_was_imported_in_between_is_not_published_again(hub: TestHub, tmp_path: Path) -> None:
    path = file(tmp_path, BETTER)
    stage(hub, path)
    hub.take("made", path)

    with pytest.raises(Overtaken):
        publish(hub)
    assert staging.again(hub.engine, hub.seeds, 1).is_empty
    with pytest.raises(BadUse, match="không còn làm thay đổi gì"):
        publish(hub)


def test_nothing_is_staged_where_nothing_changes(hub: TestHub, tmp_path: Path) -> None:
    before = databases.held(hub.url)

    decided = stage(hub, file(tmp_path, "2019,Ân,TOTAL,72,,,,made/book"))

    assert (decided.report.name, decided.report.is_empty) == ("", True)
    assert databases.held(hub.url) == before


def test_the_same_command_that_waits_is_not_staged_twice(hub: TestHub, tmp_path: Path) -> None:
    names = [
        stage(hub, file(tmp_path, BETTER)).report.name,
        stage(hub, file(tmp_path, BETTER)).report.name,
        stage(hub, file(tmp_path, BETTER), keep_good=True).report.name,
        stage(hub, file(tmp_path, CHEAPER)).report.name,
    ]

    assert names == ["S1", "S1", "S2", "S3"]


def test_a_rejected_import_is_told_with_its_reason_and_never_published(
    hub: TestHub, tmp_path: Path
) -> None:
    stage(hub, file(tmp_path, BETTER))

    report = staging.reject(hub.engine, 1, "sai số của Ân", HUNG)

    assert (report.state, report.reason) == (ReportState.REJECTED, "sai số của Ân")
    assert (report.decided.person, kept(hub)) == (HUNG, 0)
    with pytest.raises(BadUse, match="đã bị trả lại"):
        publish(hub)
    assert stage(hub, file(tmp_path, BETTER)).report.name == "S2"


def test_what_was_published_is_neither_published_nor_rejected_again(
    hub: TestHub, tmp_path: Path
) -> None:
    stage(hub, file(tmp_path, BETTER))
    publish(hub)

    with pytest.raises(BadUse, match=r"đã được công bố \(đợt 3\)"):
        publish(hub)
    with pytest.raises(BadUse, match="đã được công bố"):
        staging.reject(hub.engine, 1, "muộn rồi", HUNG)
    with pytest.raises(BadUse, match="không có lần trình S7"):
        publish(hub, 7)


@pytest.mark.parametrize(
    ("wanted", "person", "told"),
    [
        (TwoPersons.NONE, LAN, None),
        (TwoPersons.NAME, Person("lan", "Trần Hùng"), None),
        (TwoPersons.NAME, Person("hung", "nguyen thi lan"), "cùng tên"),
        (TwoPersons.NAME, Person("hung"), "--by"),
        (TwoPersons.ACCOUNT, Person("lan", "Trần Hùng"), "cùng tài khoản lan"),
        (TwoPersons.ACCOUNT, Person("hung", "NGUYỄN THỊ LAN"), "cùng tên"),
        (TwoPersons.ACCOUNT, Person("hung"), None),
    ],
)
def test_one_person_is_refused_where_two_are_wanted(
    hub: TestHub, tmp_path: Path, wanted: TwoPersons, person: Person, told: str | None
) -> None:
    stage(hub, file(tmp_path, BETTER))

    if told is None:
        assert publish(hub, person=person, two_persons=wanted).report.releases == (3,)
    else:
        with pytest.raises(BadUse, match=told):
            publish(hub, person=person, two_persons=wanted)


def test_options_files_and_names_are_those_of_the_command(hub: TestHub, tmp_path: Path) -> None:
    archive = tmp_path / "post.zip"
    with ZipFile(archive, "w") as packed:
        for place in ("10", "11"):
            lines = f"{HEADER}2019,Ân,TOTAL,7{place[1]},,,,made/paper\n"
            packed.writestr(f"{place}/a.csv", lines if place == "10" else f"{HEADER}{CHEAPER}\n")
    with selection.selected(hub.seeds, [str(archive)], "made") as parcels:
        report = staging.stage(
            hub.engine,
            hub.seeds,
            parcels,
            Manner(whole=True, accept="được"),
            LAN,
        ).report

    published = publish(hub).report

    assert [one.name for one in report.files] == ["post.zip!10/a.csv", "post.zip!11/a.csv"]
    assert report.options == ("--whole", "--accept “được”")
    assert {change.place for change in published.parts[0].changes if change.place} == {
        "post.zip!10/a.csv:2",
        "post.zip!11/a.csv:2",
    }


def test_a_source_that_ends_is_staged_and_ends_when_it_is_published(
    hub: TestHub, tmp_path: Path
) -> None:
    hub.take("made", file(tmp_path, "2020,Ân,TOTAL,60,,,,made/paper", name="paper.csv"))
    ends = WithdrawalRow("--annuls", "made/paper", WithdrawalKind.ANNULLED)

    report = stage(
        hub, file(tmp_path, "2020,Ân,TOTAL,61,,,,made/book"), withdrawals=(ends,), accept="theo sổ"
    ).report
    published = publish(hub).report

    assert [words.en for words in report.parts[0].endings] == [
        "Báo: 1 figures withdrawn, annulled by Sổ of 2016-01-01"
    ]
    assert published.releases == (4,)
    assert reviewed(hub, 4).parts[0].endings == report.parts[0].endings


def test_seeds_are_not_staged(hub: TestHub) -> None:
    parcels = [Parcel(datasets.named(hub.seeds, "made"))]

    with pytest.raises(BadUse, match="chỉ trình được tệp"):
        staging.stage(hub.engine, hub.seeds, parcels, Manner(), LAN)


def test_a_release_that_was_not_staged_is_reviewed_from_the_tables(
    hub: TestHub, tmp_path: Path
) -> None:
    hub.take("made", file(tmp_path, BETTER, ODD), accept="đúng")
    hub.take("made", file(tmp_path, "2019,Ân,TOTAL,76,,,,made/book", name="later.csv"))

    report = reviewed(hub, 3)

    (part,) = report.parts
    assert (report.name, report.state, report.base) == ("3", ReportState.PUBLISHED, 2)
    assert [change.what.en for change in part.changes] == ["72 → 75", "4 → 9.5"]
    assert [(doubt.number, doubt.accepted) for doubt in part.doubts] == [(1, "đúng")]
    movers = {mover.unit.vi: (mover.before, mover.after) for mover in part.ranks[0].movers}
    assert movers == {"Ân": (2, 1), "Bình": (1, 3), "Cường": (3, 2)}


def test_a_stranger_sees_names_that_were_told_and_no_account(hub: TestHub, tmp_path: Path) -> None:
    stage(hub, file(tmp_path, BETTER))
    publish(hub)
    stage(hub, file(tmp_path, CHEAPER))
    publish(hub, 2, person=Person("hung"))
    stage(hub, file(tmp_path, "2018,Ân,TOTAL,73,,,,made/book"))

    answer = hub.ask("{ releases(first: 9) { id state importedBy stagedBy stagedAt approvedBy } }")

    told = {one["id"]: (one["stagedBy"], one["approvedBy"]) for one in answer["releases"]}
    assert told == {
        "1": (None, None),
        "2": (None, None),
        "3": ("Nguyễn Thị Lan", "Trần Hùng"),
        "4": ("Nguyễn Thị Lan", None),
    }
    third = next(one for one in answer["releases"] if one["id"] == "3")
    assert (third["importedBy"], third["state"]) == ("Nguyễn Thị Lan", "PUBLISHED")
    assert third["stagedAt"] is not None


def test_a_report_of_another_version_of_the_hub_is_made_anew(hub: TestHub, tmp_path: Path) -> None:
    stage(hub, file(tmp_path, BETTER))
    with hub.engine.begin() as connection:
        older = zlib.compress(b'{"name": "S1"}')
        connection.execute(update(Staged.__table__).values(report=older))

    with pytest.raises(BadUse, match="--again"), hub.engine.connect() as connection:
        retold.of_staged(connection, shelf.one(connection, 1))

    assert staging.again(hub.engine, hub.seeds, 1).parts[0].changes[0].what.en == "72 → 75"


CELL = """{ observations(indicator: ["MADE/TOTAL"], entity: ["Ân"], period: ["2019"]) { nodes {
  value citation { text origin release { id file approvedBy } } history { value } } } }"""


def test_a_figure_tells_who_approved_it_until_it_is_undone(hub: TestHub, tmp_path: Path) -> None:
    before = hub.ask(CELL)
    stage(hub, file(tmp_path, BETTER))
    assert hub.ask(CELL) == before
    publish(hub)

    (node,) = hub.ask(CELL)["observations"]["nodes"]
    hub.undo(3)

    citation = node["citation"]
    assert (node["value"], citation["origin"]) == (75, "new.csv:2")
    assert citation["release"] == {"id": "3", "file": "new.csv", "approvedBy": "Trần Hùng"}
    assert citation["text"].startswith("Nguồn: Người thử, Sổ")
    assert hub.ask(CELL)["observations"]["nodes"][0]["value"] == 72
