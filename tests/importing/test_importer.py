"""Imports: all or none, counted cell by cell, kept beside what was said before."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hub import intake
from hub.cli import report
from hub.dataset import datasets
from hub.importing import release
from hub.importing.release import Outcome
from hub.intake.selection import Parcel, selected
from hub.words.errors import BadInput, BadUse, Refused
from hub.words.language import Language
from tests.databases import SQLITE
from tests.hubs import ROOT, TestHub

HEADER = "period,entity,code,value,missing,rank,rank_of,source,notes,preferred"
CELL = """query($at: Period!, $entity: String!, $asOf: DateTime) {
  observations(indicator: ["MADE/TOTAL"], entity: [$entity], period: [$at], asOf: $asOf) {
    nodes { id cell value rank status citation { tier } claims(asOf: $asOf) { value citation {
      tier } } history { value status } } } }"""
VERSION = "{ dataVersion { id } }"


def written(folder: Path, *lines: str, name: str = "new.csv", header: str = HEADER) -> Path:
    """A file of these lines."""
    path = folder / name
    path.write_text("\n".join((header, *lines)) + "\n", encoding="utf-8")
    return path


def altered(path: Path, old: str, new: str, count: int = 1) -> Path:
    """The same file with so many places changed."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= count
    path.write_text(text.replace(old, new, count), encoding="utf-8")
    return path


def cell(hub: TestHub, entity: str = "an", at: str = "2019", as_of: str | None = None) -> dict:
    """The total of a province in a period."""
    (node,) = hub.ask(CELL, entity=entity, at=at, asOf=as_of)["observations"]["nodes"]
    return node


def version(hub: TestHub) -> int:
    """The newest data version."""
    return int(hub.ask(VERSION)["dataVersion"]["id"])


def releases(hub: TestHub) -> list[dict]:
    """The releases, the newest first."""
    return hub.ask(
        "{ releases { id state importedAt added changed unchanged gone repeated ignored rejected"
        " undoes { id } } }"
    )["releases"]


def counted(outcome: Outcome) -> dict[str, int]:
    """The counts that are not nought."""
    return {word: count for word, count in outcome.counts.items() if count}


def corrected(hub: TestHub) -> Outcome:
    """The outcome of importing the seeds again with Ân's total of 2019 put right from 72 to 75."""
    altered(hub.seeds / "made" / "2019.csv", "2019,Ân,TOTAL,72", "2019,Ân,TOTAL,75")
    return hub.take("made")


# Counting


def test_first_import_adds_every_cell(hub: TestHub) -> None:
    newest = releases(hub)[0]

    assert (newest["added"], newest["changed"], newest["unchanged"], newest["state"]) == (
        30,
        0,
        0,
        "PUBLISHED",
    )


def test_same_bytes_change_nothing_and_say_so(hub: TestHub) -> None:
    outcome = hub.take("made")

    assert (outcome.version, outcome.empty, counted(outcome)) == (None, True, {"unchanged": 30})
    assert (version(hub), len(releases(hub))) == (2, 2)


def test_other_bytes_with_the_same_figures_are_no_release(hub: TestHub) -> None:
    altered(hub.seeds / "made" / "2019.csv", "2019,Ân,TOTAL,72,", "\n2019,Ân,TOTAL,72,")

    outcome = hub.take("made")

    assert (outcome.version, counted(outcome)) == (None, {"unchanged": 30, "ignored": 1})
    assert (version(hub), len(releases(hub)), is_new(hub)) == (2, 2, False)


def test_every_cell_read_is_counted_once(hub: TestHub, tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "2019,Ân,TOTAL,72,,,,made/book,,",  # unchanged
        "2019,Ân,TOTAL,72,,,,made/book,,",  # repeated
        "2019,Bình,TOTAL,81,,,,made/book,,",  # changed
        "2020,Ân,TOTAL,72,,,,made/book,,",  # added
        ",,,,,,,,,",  # ignored
        "2019,Ân,COST,năm,,,,made/book,,",  # rejected
        "2014,Xyz,TOTAL,1,,,,made/book,,",
    )  # rejected, for two reasons

    outcome = hub.take("made", path, keep_good=True)

    assert counted(outcome) == {
        "unchanged": 1,
        "repeated": 1,
        "changed": 1,
        "added": 1,
        "ignored": 1,
        "rejected": 2,
    }


def test_release_keeps_the_counts(hub: TestHub) -> None:
    corrected(hub)

    newest = releases(hub)[0]

    assert [newest[word] for word in release.COUNTED] == [0, 1, 29, 0, 0, 0, 0]


def test_clock_that_jumps_back_does_no_harm(hub: TestHub, tmp_path: Path) -> None:
    path = written(tmp_path, "2020,Ân,TOTAL,72,,,,made/book,,")

    hub.take("made", path, clock=lambda: datetime(2001, 1, 1, tzinfo=UTC))

    newest, before = (one["importedAt"] for one in releases(hub)[:2])
    assert newest > before
    assert cell(hub, at="2020")["value"] == 72


def test_two_imports_at_once_are_one_after_the_other(hub: TestHub, tmp_path: Path) -> None:
    paths = [
        written(tmp_path, f"2020,Ân,TOTAL,{value},,,,made/book,,", name=f"{value}.csv")
        for value in range(60, 68)
    ]

    with ThreadPoolExecutor() as pool:
        outcomes = list(pool.map(lambda path: hub.take("made", path), paths))

    assert sorted(outcome.version for outcome in outcomes) == list(range(3, 11))
    assert sum(outcome.counts["added"] for outcome in outcomes) == 1
    assert len(cell(hub, at="2020")["history"]) == 7


# Revision, history and undo


def test_revision_is_the_new_value_now_and_the_old_one_before(hub: TestHub) -> None:
    before = releases(hub)[0]["importedAt"]

    outcome = corrected(hub)

    now, then = cell(hub), cell(hub, as_of=before)
    assert counted(outcome) == {"changed": 1, "unchanged": 29}
    assert (now["value"], then["value"], now["cell"]) == (75, 72, then["cell"])
    assert now["id"] != then["id"]
    assert (now["history"], then["history"]) == ([{"value": 72, "status": "REPORTED"}], [])


def test_undo_restores_what_was_said_before(hub: TestHub) -> None:
    corrected(hub)
    revised, old = releases(hub)[0], cell(hub)

    outcome = hub.undo(int(revised["id"]))

    restored, undoing = cell(hub), releases(hub)[0]
    assert counted(outcome) == {"changed": 1}
    assert (restored["value"], restored["cell"]) == (72, old["cell"])
    assert restored["id"] != old["id"]
    assert [said["value"] for said in restored["history"]] == [75, 72]
    assert cell(hub, as_of=revised["importedAt"])["value"] == 75
    assert undoing["undoes"] == {"id": revised["id"]}
    assert releases(hub)[1]["state"] == "UNDONE"


def test_undo_of_an_undo_brings_the_revision_back(hub: TestHub) -> None:
    corrected(hub)
    hub.undo(3)

    hub.undo(4)

    assert cell(hub)["value"] == 75
    assert [said["value"] for said in cell(hub)["history"]] == [72, 75, 72]


def test_undo_of_a_first_import_takes_its_figures_away(hub: TestHub) -> None:
    outcome = hub.undo(2)

    assert counted(outcome) == {"gone": 30}
    assert hub.ask(CELL, entity="an", at="2019")["observations"]["nodes"] == []


def test_undone_seeds_can_be_imported_again(hub: TestHub) -> None:
    hub.undo(2)

    outcome = hub.take("made")

    assert (outcome.version, counted(outcome)) == (4, {"added": 30})


def test_undo_is_refused_naming_the_later_releases(hub: TestHub, tmp_path: Path) -> None:
    hub.take("made", written(tmp_path, "2020,Ân,TOTAL,61,,,,made/book,,"))
    corrected(hub)

    with pytest.raises(BadUse, match="các đợt sau đã sửa cùng số liệu: 4") as refused:
        hub.undo(2)

    assert refused.value.within(Language.EN) == (
        "release 2 cannot be undone: later releases touched the same figures: 4 (seeds/made); undo"
        " them in this order: hub undo 4, hub undo 2"
    )
    assert (version(hub), cell(hub)["value"]) == (4, 75)


@pytest.mark.parametrize(
    ("release", "told"),
    [
        (99, "không có đợt cập nhật 99 để hoàn tác"),
        (1, "đợt cập nhật 1 không có số liệu nào để hoàn tác"),
    ],
)
def test_undo_of_nothing_is_refused(hub: TestHub, release: int, told: str) -> None:
    with pytest.raises(BadUse, match=told):
        hub.undo(release)


def test_release_is_undone_only_once(hub: TestHub) -> None:
    corrected(hub)
    hub.undo(3)

    with pytest.raises(BadUse, match=r"đợt cập nhật 3 đã được hoàn tác \(đợt 4\)"):
        hub.undo(3)


def test_cursor_goes_on_in_its_own_version(hub: TestHub) -> None:
    pages = (
        "query($after: String) { observations(first: 12, after: $after) { nodes { id value }"
        " pageInfo { endCursor } } }"
    )
    whole = hub.ask("{ observations(first: 40) { nodes { id value } } }")["observations"]["nodes"]
    found, cursor = [], None

    for _ in range(3):
        page = hub.ask(pages, after=cursor)["observations"]
        found, cursor = found + page["nodes"], page["pageInfo"]["endCursor"]
        altered(hub.seeds / "made" / "2015.csv", "TOTAL,", "TOTAL,0", 3)
        hub.take("made", accept="chỉ để thử")

    assert found == whole


# Seeds that changed


def is_new(hub: TestHub) -> bool:
    """Whether a hub that starts would import the seeds."""
    return intake.is_new(hub.engine, datasets.named(hub.seeds, "made"))


def test_seeds_are_new_until_they_are_imported(hub: TestHub) -> None:
    before = is_new(hub)
    altered(hub.seeds / "made" / "2019.csv", "2019,Ân,TOTAL,72", "2019,Ân,TOTAL,75")
    changed = is_new(hub)
    hub.take("made")

    assert (before, changed, is_new(hub)) == (False, True, False)


def test_seeds_stay_known_after_an_undo_and_after_other_files(hub: TestHub, tmp_path: Path) -> None:
    hub.undo(2)
    undone = is_new(hub)
    hub.take("made", written(tmp_path, "2020,Ân,TOTAL,72,,,,made/book,,"))

    assert (undone, is_new(hub)) == (False, False)


def test_seeds_brought_back_to_what_they_were_are_known_once_imported(hub: TestHub) -> None:
    path = hub.seeds / "made" / "2019.csv"
    first = path.read_bytes()
    for content in (first + b"\n", first):
        path.write_bytes(content)
        hub.take("made")

    assert not is_new(hub)


def test_seeds_are_known_in_whatever_folder_they_lie(hub: TestHub, tmp_path: Path) -> None:
    moved = TestHub(hub.url, tmp_path / "moved")
    shutil.copytree(hub.seeds, moved.seeds)
    moved.take("made")

    assert not is_new(hub)
    moved.close()


# Gone


@pytest.fixture(scope="module")
def papi(real: TestHub, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestHub]:
    """The real hub, free to be written to; each test takes another year."""
    with closing(real.copy(tmp_path_factory.mktemp("papi"))) as hub:
        yield hub


def without(year: str, provinces: int, folder: Path) -> Path:
    """A year of PAPI as published, but without its first provinces."""
    header, *lines = (
        (ROOT / "seeds" / "papi" / f"{year}.csv").read_text(encoding="utf-8").splitlines()
    )
    names = list(dict.fromkeys(line.split(",")[1] for line in lines))[:provinces]
    return written(
        folder,
        *(line for line in lines if line.split(",")[1] not in names),
        name=f"{year}.csv",
        header=header,
    )


def test_what_a_file_leaves_out_stays(papi: TestHub, tmp_path: Path) -> None:
    outcome = papi.take("papi", without("2014", 1, tmp_path))

    assert (outcome.empty, outcome.counts["gone"]) == (True, 0)


def test_what_a_file_that_is_declared_whole_leaves_out_is_named_and_wants_to_be_confirmed(
    papi: TestHub, tmp_path: Path
) -> None:
    with pytest.raises(Refused) as refused:
        papi.take("papi", without("2014", 1, tmp_path), whole=True)

    assert all("Hà Giang (" in suspicion.text.vi for _, suspicion in refused.value.suspicions)


def test_what_a_whole_file_leaves_out_is_gone_once_confirmed(papi: TestHub, tmp_path: Path) -> None:
    question = """{ compare(indicator: "PAPI/TOTAL", period: "2012", entities: ["Hà Giang"]) { rows
      { value } }
                    observations(indicator: ["PAPI/TOTAL"], period: ["2012"], first: 0) { totalCount
                      } }"""
    before = papi.ask(question)

    outcome = papi.take(
        "papi", without("2012", 1, tmp_path), whole=True, accept="Hà Giang không được khảo sát"
    )

    assert outcome.counts["gone"] > 0
    assert outcome.counts["added"] == outcome.counts["changed"] == 0
    assert (
        before["observations"]["totalCount"] - papi.ask(question)["observations"]["totalCount"] == 1
    )
    assert papi.ask(question)["compare"]["rows"] == [{"value": None}]


def test_withdrawn_figures_are_told_to_those_who_ask_what_changed(
    papi: TestHub, tmp_path: Path
) -> None:
    since = releases(papi)[0]["importedAt"]
    papi.take("papi", without("2013", 1, tmp_path), whole=True, accept="chỉ để thử")

    found = papi.ask(
        """query($since: DateTime) { observations(indicator: ["PAPI/TOTAL"], changedSince: $since) {
                          nodes { entity { id } period status } } }""",
        since=since,
    )["observations"]["nodes"]

    assert found == [{"entity": {"id": "ha-giang"}, "period": "2013", "status": "WITHDRAWN"}]


@SQLITE
def test_a_value_that_a_whole_file_no_longer_has_beside_its_rank_is_named(
    hub: TestHub, tmp_path: Path
) -> None:
    hub.take("made", written(tmp_path, "2019,Ân,TOTAL,72,,2,3,made/paper,,"))

    with pytest.raises(Refused) as refused:
        hub.take(
            "made",
            written(tmp_path, "2019,Ân,TOTAL,,,2,3,made/paper,,", name="later.csv"),
            whole=True,
        )

    assert "Ân (giá trị 72)" in refused.value.suspicions[0][1].text.vi


@SQLITE
def test_a_mark_that_takes_back_what_its_source_never_said_is_told(
    hub: TestHub, tmp_path: Path
) -> None:
    outcome = hub.take("made", written(tmp_path, "2019,Ân,TOTAL,rút lại,,,,made/paper,,"))

    assert outcome.empty
    assert [(one.origin, "nothing to take back" in one.why.en) for one in outcome.ignored] == [
        ("new.csv:2", True)
    ]


@SQLITE
def test_such_a_mark_beside_other_figures_is_asked_about(hub: TestHub, tmp_path: Path) -> None:
    lines = "2019,Ân,TOTAL,rút lại,,,,made/paper,,", "2020,Ân,TOTAL,70,,,,made/paper,,"

    with pytest.raises(Refused) as refused:
        hub.take("made", written(tmp_path, *lines))

    ((_, suspicion),) = refused.value.suspicions
    assert suspicion.origin == "new.csv:2"
    assert "nothing to take back" in suspicion.text.en


@SQLITE
def test_a_mark_that_comes_again_changes_nothing(hub: TestHub, tmp_path: Path) -> None:
    path = written(tmp_path, "2019,Ân,TOTAL,rút lại,,,,made/book,,")
    hub.take("made", path)

    outcome = hub.take("made", path)

    assert outcome.empty
    assert [one.why.vi for one in outcome.ignored] == ["đã rút lại từ trước"]


# Claims of other sources


def test_other_source_is_a_claim_beside_the_preferred_one(hub: TestHub, tmp_path: Path) -> None:
    outcome = hub.take("made", written(tmp_path, "2019,Ân,TOTAL,55,,,,made/paper,,"))

    found = cell(hub)
    assert counted(outcome) == {"added": 1}
    assert (found["value"], found["citation"]) == (72, {"tier": "OFFICIAL"})
    assert found["claims"] == [{"value": 55, "citation": {"tier": "PRESS"}}]
    assert found["history"] == []


@pytest.mark.parametrize(
    ("preferred", "expected"),
    [("", True), ("sổ in sai", False)],
    ids=["another source", "an editor's choice"],
)
def test_report_tells_when_no_preferred_figure_changes(
    hub: TestHub, tmp_path: Path, preferred: str, expected: bool
) -> None:
    outcome = hub.take("made", written(tmp_path, f"2019,Ân,TOTAL,55,,,,made/paper,,{preferred}"))

    lines = "\n".join(report.lines(outcome, Language.EN))

    assert cell(hub)["value"] == (72 if expected else 55)
    assert ("no preferred figure changes" in lines) is expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ["2020,Ân,TOTAL,71,,,,made/book,,", "2020,Ân,TOTAL,72,,,,made/paper,,"], 71, id="tier"
        ),
        pytest.param(
            ["2020,Ân,TOTAL,71,,,,made/book,,", "2020,Ân,TOTAL,72,,,,made/paper,,chọn báo"],
            72,
            id="editor before tier",
        ),
        pytest.param(
            ["2020,Ân,TOTAL,,,1,2,made/paper,,", "2020,Ân,TOTAL,72,,,,made/second,,"],
            72,
            id="value before a rank alone",
        ),
        pytest.param(
            ["2020,Ân,TOTAL,71,,,,made/paper,,", "2020,Ân,TOTAL,72,,,,made/later,,"],
            72,
            id="later publication",
        ),
        pytest.param(
            ["2020,Ân,TOTAL,71,,,,made/undated,,", "2020,Ân,TOTAL,72,,,,made/paper,,"],
            72,
            id="unknown day last",
        ),
        pytest.param(
            ["2020,Ân,TOTAL,72,,,,made/second,,", "2020,Ân,TOTAL,71,,,,made/paper,,"],
            71,
            id="source",
        ),
        pytest.param(
            ["2020,Ân,TOTAL,KCDL,NOT_PUBLISHED,,,made/book,,", "2020,Ân,TOTAL,72,,,,made/paper,,"],
            None,
            id="tier before value",
        ),
    ],
)
def test_preferred_claim_follows_the_rule(
    hub: TestHub, tmp_path: Path, lines: list[str], expected: float | None
) -> None:
    with (hub.seeds / "made" / "sources.csv").open("a", encoding="utf-8") as sources:
        sources.write(
            "made/second,Báo thử,Báo hai,PRESS,,2018-01-01\nmade/later,Báo thử,Báo"
            " sau,PRESS,,2018-01-02\nmade/undated,Báo thử,Báo không ngày,PRESS,,\n"
        )

    hub.take("made", written(tmp_path, *lines))

    assert cell(hub, at="2020")["value"] == expected


# Bad input


BAD = [
    pytest.param(
        "2019,Ăn,TOTAL,1,,,,made/book,,",
        "Ăn",
        "không có đơn vị “Ăn”; gần nhất: Ân",
        "there is no unit “Ăn”; the nearest are: Ân",
        id="unknown province",
    ),
    pytest.param(
        "2019,Ân,TOTLA,1,,,,made/book,,",
        "MADE/TOTLA",
        "không có chỉ số “MADE/TOTLA”; gần nhất: MADE/TOTAL, MADE/TOTAL@2015, MADE/TOTAL@2017",
        "there is no indicator “MADE/TOTLA”; the nearest are: MADE/TOTAL, MADE/TOTAL@2015,"
        " MADE/TOTAL@2017",
        id="unknown indicator",
    ),
    pytest.param(
        "2014,Ân,TOTAL,1,,,,made/book,,",
        "MADE/TOTAL",
        "MADE chưa có năm 2014; hệ thống có từ năm 2015",
        "MADE has no 2014 yet; the hub has it from 2015",
        id="year outside the meaning",
    ),
    pytest.param(
        "2019,Ân,TOTAL,bảy,,,,made/book,,",
        "bảy",
        "cột value cần một số",
        "the column value wants a number",
        id="text for a number",
    ),
    pytest.param(
        "2019,Ân,TOTAL,7,,nhất,,made/book,,",
        "nhất",
        "cột rank cần một số nguyên",
        "the column rank wants a whole number",
        id="text for a rank",
    ),
    pytest.param(
        "2021,Cường,TOTAL,1,,,,made/book,,",
        "Cường",
        "Tỉnh Cường chỉ tồn tại … – 2019-12-31, không có trong kỳ 2021",
        "Cuong Province existed … – 2019-12-31, not in 2021",
        id="unit that had ended",
    ),
    pytest.param(
        "2019,Ân,TOTAL,1,,,,made/bok,,",
        "made/bok",
        "cột source (nguồn) cần khóa có trong sources.csv; gần nhất: made/book",
        "the column source wants a key of sources.csv; the nearest are: made/book",
        id="unknown source",
    ),
    pytest.param(
        "2019-13,Ân,TOTAL,1,,,,made/book,,",
        "2019-13",
        "cột period cần kỳ như 2023, 6 tháng đầu năm 2023",
        "the column period wants a period such as 2023",
        id="malformed period",
    ),
]


@pytest.mark.parametrize(("line", "found", "wanted", "wanted_en"), BAD)
def test_bad_cell_names_address_found_and_wanted(
    hub: TestHub, tmp_path: Path, line: str, found: str, wanted: str, wanted_en: str
) -> None:
    path = written(tmp_path, "2019,Bình,TOTAL,81,,,,made/book,,", line)

    with pytest.raises(BadInput) as bad:
        hub.take("made", path)

    (fault,) = bad.value.faults
    assert fault.within(Language.VI).startswith(f"new.csv:3: thấy “{found}”, {wanted}")
    assert fault.within(Language.EN).startswith(f"new.csv:3: found “{found}”, {wanted_en}")
    assert bad.value.exit_code == 3
    assert (version(hub), cell(hub, "binh")["value"]) == (2, 80)


@pytest.mark.parametrize(
    ("first", "second", "found", "already"),
    [
        pytest.param("1,,,", "2,,,", "2", ("giá trị 1", "the value 1"), id="two values"),
        pytest.param(",,1,3", ",,2,3", "2", ("hạng 1", "the rank 1"), id="two ranks"),
    ],
)
def test_two_statements_for_one_cell_name_both_places(
    hub: TestHub, tmp_path: Path, first: str, second: str, found: str, already: tuple[str, str]
) -> None:
    path = written(
        tmp_path, f"2020,Ân,TOTAL,{first},made/book,,", f"2020,Tỉnh Ân,TOTAL,{second},made/book,,"
    )

    with pytest.raises(BadInput) as bad:
        hub.take("made", path)

    (fault,) = bad.value.faults
    assert (fault.origin, fault.found) == ("new.csv:3", found)
    assert fault.wanted == (
        f"ô này đã có {already[0]} tại new.csv:2",
        f"this cell already has {already[1]} at new.csv:2",
    )
    assert version(hub) == 2


@pytest.mark.parametrize("text", ["", HEADER + "\n"], ids=["no byte", "header alone"])
def test_empty_file_is_refused(hub: TestHub, tmp_path: Path, text: str) -> None:
    path = tmp_path / "empty.csv"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(BadInput) as bad:
        hub.take("made", path)

    (fault,) = bad.value.faults
    assert (fault.origin, fault.wanted.en) == ("empty.csv", "at least one row is wanted")
    assert version(hub) == 2


def test_no_file_at_all_is_refused(hub: TestHub) -> None:
    dataset = datasets.named(hub.seeds, "made")

    with pytest.raises(BadInput, match="chưa ghi gì"):
        intake.take(hub.engine, hub.seeds, [Parcel(dataset, ())])

    assert version(hub) == 2


def test_all_faults_are_told_at_once_in_the_order_of_the_file(hub: TestHub, tmp_path: Path) -> None:
    one = written(
        tmp_path,
        "2019,Xyz,TOTAL,1,,,,made/book,,",
        "2019,Ân,TOTAL,bảy,,,,made/book,,",
        name="1.csv",
    )
    other = written(
        tmp_path, "2014,Ân,TOTAL,1,,,,made/book,,", "2019,Ân,NO,1,,,,made/book,,", name="2.csv"
    )

    with pytest.raises(BadInput, match="4 lỗi trong dữ liệu nhập, chưa ghi gì") as bad:
        hub.take("made", one, other)

    assert [fault.origin for fault in bad.value.faults] == [
        "1.csv:2",
        "1.csv:3",
        "2.csv:2",
        "2.csv:3",
    ]


def test_keep_good_imports_the_rest_and_counts_what_is_rejected(
    hub: TestHub, tmp_path: Path
) -> None:
    path = written(
        tmp_path,
        "2019,Bình,TOTAL,81,,,,made/book,,",
        "2019,Ân,TOTAL,bảy,,,,made/book,,",
        "2019,Xyz,TOTAL,1,,,,made/book,,",
    )

    outcome = hub.take("made", path, keep_good=True)

    assert counted(outcome) == {"changed": 1, "rejected": 2}
    assert [fault.origin for fault in outcome.faults] == ["new.csv:3", "new.csv:4"]
    assert (cell(hub, "binh")["value"], cell(hub)["value"], releases(hub)[0]["rejected"]) == (
        81,
        72,
        2,
    )


def test_value_out_of_range_is_refused(hub: TestHub, tmp_path: Path) -> None:
    path = written(tmp_path, "2019,Ân,TOTAL,101,,,,made/book,,")

    with pytest.raises(BadInput) as refused:
        hub.take("made", path, accept="thang điểm mới")

    (fault,) = refused.value.faults
    assert (refused.value.exit_code, fault.origin, fault.found) == (3, "new.csv:2", "101")
    assert version(hub) == 2


def test_a_suspicion_is_passed_for_a_reason_that_its_release_keeps(
    hub: TestHub, tmp_path: Path
) -> None:
    path = written(tmp_path, "2020,Ân,TOTAL,71,,,,made/book,,")

    outcome = asserting(hub).take("made", path, accept="văn bản chỉ có hai đơn vị")

    assert counted(outcome) == {"added": 1}
    newest = hub.ask("{ releases { accepted suspicions } }")["releases"][0]
    assert newest["accepted"] == "văn bản chỉ có hai đơn vị"
    assert newest["suspicions"] == [f"[1] {outcome.suspicions[0].within(Language.VI)}"]


def test_what_stands_already_is_not_suspected_again(hub: TestHub, tmp_path: Path) -> None:
    path = written(tmp_path, "2020,Ân,TOTAL,71,,,,made/book,,")
    asserting(hub).take("made", path, accept="văn bản chỉ có một đơn vị")

    outcome = hub.take("made", path)

    assert (outcome.empty, outcome.suspicions, len(outcome.reported)) == (True, [], 1)


def test_only_the_suspicions_that_are_numbered_are_passed(hub: TestHub, tmp_path: Path) -> None:
    path = written(tmp_path, "2020,Ân,TOTAL,71,,,,made/book,,", "2021,Ân,TOTAL,71,,,,made/book,,")

    with pytest.raises(Refused) as refused:
        asserting(hub).take("made", path, accept="đúng", numbers=frozenset({1}))

    assert [number for number, _ in refused.value.suspicions] == [2]
    with pytest.raises(BadUse, match="không có nghi vấn số 7"):
        hub.take("made", path, accept="đúng", numbers=frozenset({1, 2, 7}))
    assert version(hub) == 2


def asserting(hub: TestHub) -> TestHub:
    """The hub whose every table of totals must be complete."""
    altered(
        hub.seeds / "made" / "dataset.toml",
        "[assertions]",
        '[assertions]\ncomplete = ["MADE/TOTAL"]',
    )
    return hub


def test_incomplete_table_is_refused(hub: TestHub, tmp_path: Path) -> None:
    path = written(tmp_path, "2020,Ân,TOTAL,61,,,,made/book,,")

    with pytest.raises(Refused) as refused:
        asserting(hub).take("made", path)

    ((number, suspicion),) = refused.value.suspicions
    assert (refused.value.exit_code, number) == (4, 1)
    assert "MADE/TOTAL" in suspicion.text.vi
    assert "--accept 1 " in refused.value.within(Language.VI)
    assert version(hub) == 2


def test_two_sources_do_not_make_half_a_table_complete(hub: TestHub, tmp_path: Path) -> None:
    path = written(tmp_path, "2020,Ân,TOTAL,61,,,,made/book,,", "2020,Ân,TOTAL,61,,,,made/paper,,")

    with pytest.raises(Refused) as refused:
        asserting(hub).take("made", path)

    (suspicion,) = (suspicion for _, suspicion in refused.value.suspicions)
    assert suspicion.text.vi == "MADE/TOTAL kỳ 2020 chỉ có 1 trên 2 đơn vị"


# Looking only, and wrong copies


def test_dry_run_tells_the_same_and_writes_nothing(hub: TestHub) -> None:
    altered(hub.seeds / "made" / "2019.csv", "2019,Ân,TOTAL,72", "2019,Ân,TOTAL,75")
    altered(hub.seeds / "made" / "sources.csv", "Báo,", "Báo lớn,")

    looked = hub.take("made", dry_run=True)

    assert (version(hub), cell(hub)["value"]) == (2, 72)
    done = hub.take("made")
    assert (looked.counts, looked.structure) == (done.counts, done.structure)
    assert [(change.old.content.value, change.new.content.value) for change in looked.changes] == [
        (72, 75)
    ]
    assert (looked.version, done.version) == (None, 3)


def test_wrong_copy_of_another_year_is_a_suspicion(papi: TestHub, tmp_path: Path) -> None:
    text = (ROOT / "seeds" / "papi" / "2023.csv").read_text(encoding="utf-8")
    path = tmp_path / "2024.csv"
    path.write_text(text.replace("\n2023,", "\n2024,"), encoding="utf-8")

    outcome = papi.take("papi", path, dry_run=True, accept="chỉ để thử")

    told = [suspicion.text.vi for suspicion in outcome.suspicions]
    assert any(
        text.startswith("số liệu kỳ 2024 trùng với kỳ 2023 ở ")
        and "có thể là bản chép nhầm kỳ" in text
        for text in told
    )


def test_right_copy_of_a_year_is_no_suspicion(papi: TestHub) -> None:
    outcome = papi.take("papi", ROOT / "seeds" / "papi" / "2021.csv", dry_run=True)

    assert (outcome.suspicions, outcome.empty) == ([], True)


def test_suspicion_is_told_with_the_faults(papi: TestHub, tmp_path: Path) -> None:
    copied = tmp_path / "2020.csv"
    copied.write_text(
        (ROOT / "seeds" / "papi" / "2023.csv")
        .read_text(encoding="utf-8")
        .replace("\n2023,", "\n2020,"),
        encoding="utf-8",
    )

    with pytest.raises(BadInput) as refused:
        papi.take("papi", copied)

    assert "trùng với kỳ 2020" in refused.value.suspicions[0][1].text.vi


def test_copied_folder_is_the_dataset_of_its_index(hub: TestHub, tmp_path: Path) -> None:
    copied = tmp_path / "bản sao"
    shutil.copytree(hub.seeds / "made", copied)
    altered(copied / "2019.csv", "2019,Ân,TOTAL,72", "2019,Ân,TOTAL,75")

    with selected(hub.seeds, [str(copied)]) as parcels:
        (outcome,) = intake.take(hub.engine, hub.seeds, parcels)

    assert ([(parcel.dataset.name, parcel.files) for parcel in parcels], counted(outcome)) == (
        [("made", None)],
        {"changed": 1, "unchanged": 29},
    )


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("period,entity,code,value,value,source", "2019,Ân,TOTAL,72,73,made/book"),
        ("period,entity,code,value,rank,source", "2019,Ân,TOTAL,72,0,made/book"),
        ("period,entity,code,value,rank,source", "2019,Ân,TOTAL,72,1_000,made/book"),
        ("period,entity,code,value,rank,source", "2019,Ân,TOTAL,72,99999999999999999999,made/book"),
    ],
    ids=["column twice", "rank 0", "odd digits", "too many digits"],
)
def test_odd_columns_and_ranks_are_refused(
    hub: TestHub, tmp_path: Path, header: str, line: str
) -> None:
    path = tmp_path / "odd.csv"
    path.write_text(f"{header}\n{line}\n", encoding="utf-8")

    with pytest.raises(BadInput):
        hub.take("made", path)

    assert version(hub) == 2


# Whose figures a folder of seeds may take away


def test_what_a_file_brought_and_an_undo_brought_back_is_not_the_folders_to_take_away(
    hub: TestHub, tmp_path: Path
) -> None:
    line = "2020,Ân,TOTAL,{},,,,made/book,"
    hub.take("made", written(tmp_path, line.format(71) + ",", name="p.csv"))
    seeds = hub.seeds / "made" / "2020.csv"
    header = (hub.seeds / "made" / "2019.csv").read_text(encoding="utf-8").splitlines()[0]
    seeds.write_text(f"{header}\n{line.format(75)}\n", encoding="utf-8")
    hub.take("made")
    hub.undo(4)
    seeds.unlink()

    outcome = hub.take("made")

    assert (outcome.counts["gone"], cell(hub, "an", "2020")["value"]) == (0, 71)


def test_what_the_folder_brought_is_its_own_after_an_undo_too(hub: TestHub, tmp_path: Path) -> None:
    hub.take("made", written(tmp_path, "2019,Ân,TOTAL,75,,,,made/book,,", name="p.csv"))
    hub.undo(3)
    path = hub.seeds / "made" / "2019.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if ",Ân,TOTAL," not in line), encoding="utf-8")

    assert hub.take("made").counts["gone"] == 1


def test_a_corrected_release_can_be_undone_once_the_correction_was(
    hub: TestHub, tmp_path: Path
) -> None:
    hub.take("made", written(tmp_path, "2020,Ân,TOTAL,71,,,,made/book,,", name="one.csv"))
    hub.take("made", written(tmp_path, "2020,Ân,TOTAL,72,,,,made/book,,", name="two.csv"))
    hub.undo(4)

    outcome = hub.undo(3)

    assert counted(outcome) == {"gone": 1}
    assert (
        hub.ask('{ observations(period: ["2020"]) { nodes { value } } }')["observations"]["nodes"]
        == []
    )


def test_an_old_file_that_turns_a_correction_back_is_asked_about(
    hub: TestHub, tmp_path: Path
) -> None:
    old = written(tmp_path, "2020,Ân,TOTAL,71,,,,made/book,,", name="one.csv")
    new = written(tmp_path, "2020,Ân,TOTAL,72,,,,made/book,,", name="two.csv")
    hub.take("made", old)
    hub.take("made", new)

    (suspicion,) = hub.take("made", old, dry_run=True).suspicions
    with pytest.raises(Refused):
        hub.take("made", old)

    assert "1 số liệu trở lại như trước" in suspicion.text.vi
    assert "Ân 72 → 71" in suspicion.text.vi
    assert counted(hub.take("made", old, accept="nguồn đính chính lại")) == {"changed": 1}


def test_a_correction_that_was_undone_may_come_again(hub: TestHub, tmp_path: Path) -> None:
    new = written(tmp_path, "2020,Ân,TOTAL,72,,,,made/book,,", name="two.csv")
    hub.take("made", written(tmp_path, "2020,Ân,TOTAL,71,,,,made/book,,", name="one.csv"))
    hub.take("made", new)
    hub.undo(4)

    assert counted(hub.take("made", new)) == {"changed": 1}
