"""A watched folder: what becomes of files that are put in, and of what a chief moves."""

import os
import shutil
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest

from hub.dataset.options import Options
from hub.importing import shelf
from hub.importing.release import Manner
from hub.inbox import places
from hub.inbox.desk import Desk, Event, EventKind
from hub.inbox.rest import Rest
from hub.inbox.watch import FolderWatch
from hub.intake import staging
from hub.words.errors import HubFault
from hub.words.language import Language, Text
from hub.words.terms import StagedState, TwoPersons
from tests import databases
from tests.databases import SQLITE
from tests.hubs import TestHub
from tests.loaders.ordinary.tables import workbook
from tests.loaders.ordinary.test_mapping import ANSWERS, HEADS, ROWS, TITLE, UNITS, kept

HEADER = "period,entity,code,value,missing,rank,rank_of,source\n"
BETTER = "2019,Ân,TOTAL,75,,,,made/book"
CHEAPER = "2019,Cường,COST,1,,,,made/book"
ODD = "2019,Bình,COST,9.5,,,,made/book"
UNKNOWN = "2019,Ăn,TOTAL,75,,,,made/book"
SLIP, REPORT = ".phieu.txt", ".bao-cao.html"


class Office:
    """A watched folder, and those who use it."""

    def __init__(self, hub: TestHub, folder: Path, **desk: object) -> None:
        self.hub, self.folder = hub, folder
        folder.mkdir(exist_ok=True)
        self._now = 0.0
        self.desk = Desk(
            places.opened(folder),
            self._writing,
            hub.seeds,
            Language.VI,
            **{"dataset": "made", **desk},
        )
        self.start()

    @contextmanager
    def _writing(self) -> Iterator[object]:
        yield self.hub.engine

    def start(self, **desk: object) -> None:
        """A watcher that has seen nothing yet."""
        self.desk = replace(self.desk, **desk)
        self._watch = FolderWatch(self.desk, Rest(lambda: self._now))

    def look(self, seconds: float = 3) -> list[Event]:
        """What is done in two rounds."""
        events = []
        for _ in range(2):
            self._now += seconds
            events += self._watch.round()
        return events

    def one(self) -> Event:
        """The one thing that is done."""
        (event,) = self.look()
        return event

    def put(self, *lines: str, name: str = "a.csv") -> Path:
        """Put a file in."""
        path = self.folder / name
        path.write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")
        return path

    def fill_in(self, label: str, words: str, place: str = "waiting") -> None:
        """Write on the one slip of a place."""
        (path,) = (self.folder / place).glob(f"*{SLIP}")
        text = path.read_text(encoding="utf-8-sig")
        path.write_text(text.replace(f"\n{label}: ", f"\n{label}: {words}"), encoding="utf-8-sig")

    def move(self, place: str, *endings: str, name: str = "a.csv") -> None:
        """Move what waits to a place: the file and its slip, or some of both."""
        for ending in endings or ("", SLIP):
            (self.folder / "waiting" / (name + ending)).rename(
                self.folder / place / (name + ending)
            )

    def lying(self) -> dict[str, list[str]]:
        """What lies where."""
        return {
            place: names
            for place in (".", ".hub", "done", "failed", "waiting", "duyet", "tra-lai")
            if (
                names := sorted(
                    path.name for path in (self.folder / place).iterdir() if path.is_file()
                )
            )
        }

    def staged(self) -> list[StagedState]:
        """The states of all that was staged."""
        with self.hub.engine.connect() as connection:
            return [one.state for one in shelf.every(connection)]


@pytest.fixture
def office(hub: TestHub, tmp_path: Path) -> Office:
    """A watched folder of the made-up hub."""
    return Office(hub, tmp_path / "in")


def both(name: str) -> list[str]:
    """A file and its report."""
    return [name, name + REPORT]


def three(name: str) -> list[str]:
    """A file, its report and its slip."""
    return [name, name + REPORT, name + SLIP]


# Arrivals


def test_a_file_is_staged_and_waits_with_its_report_and_slip(office: Office) -> None:
    office.put(BETTER)

    event = office.one()

    assert (event.kind, event.to, event.staged) == (EventKind.STAGED, "waiting/a.csv", "S1")
    assert office.lying() == {"waiting": three("a.csv")}
    assert "72 → 75" in (office.folder / "waiting" / f"a.csv{REPORT}").read_text(encoding="utf-8")


def test_what_has_no_suspicion_is_published_where_that_is_wanted(
    hub: TestHub, tmp_path: Path
) -> None:
    office = Office(hub, tmp_path / "in", publishes=True)
    office.put(BETTER)
    office.put(ODD, name="odd.csv")
    office.put("2018,Ân,TOTAL,70,,,,made/book", name="same.csv")

    kinds = {event.file: event.kind for event in office.look()}

    assert kinds["a.csv"] is EventKind.PUBLISHED
    assert kinds["odd.csv"] is EventKind.STAGED
    assert office.lying()["waiting"] == three("odd.csv")
    assert set(both("a.csv")) <= set(office.lying()["done"])


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", (HEADER + UNKNOWN).encode(), "a.csv:2"),
        ("a.bmp", b"BM", "không đọc được loại tệp này"),
        ("a.xlsx", b"no workbook", "a.xlsx"),
        ("a.csv", b"\xff\xfe\x00", "a.csv"),
    ],
)
def test_a_faulty_file_is_put_aside_with_its_report(
    office: Office, name: str, content: bytes, told: str
) -> None:
    before = databases.held(office.hub.url)
    (office.folder / name).write_bytes(content)
    os.utime(office.folder / name)

    events = office.look(seconds=70)

    assert [event.kind for event in events if event.kind is not EventKind.WAITED_FOR] == [
        EventKind.FAILED
    ]
    assert told in events[-1].text.vi
    assert office.lying() == {"failed": both(name)}
    report = (office.folder / "failed" / (name + REPORT)).read_text(encoding="utf-8")
    assert str(office.folder) not in report + events[-1].text.vi
    assert databases.held(office.hub.url) == before


def test_a_file_of_no_known_dataset_is_asked_about(hub: TestHub, tmp_path: Path) -> None:
    office = Office(hub, tmp_path / "in", dataset=None)
    office.put(BETTER)

    event = office.one()

    assert event.text.vi.startswith("không rõ a.csv thuộc bộ dữ liệu nào")


def test_every_file_is_its_own_decision(office: Office) -> None:
    office.put(UNKNOWN, name="1.csv")
    office.put(BETTER, name="2.csv")

    assert [event.kind for event in office.look()] == [EventKind.FAILED, EventKind.STAGED]


def test_what_stands_already_is_done(office: Office) -> None:
    office.put("2019,Ân,TOTAL,72,,,,made/book")

    assert office.one().kind is EventKind.UNCHANGED
    assert office.lying() == {"done": both("a.csv")}


def test_the_same_file_twice_is_staged_once(office: Office) -> None:
    office.put(BETTER)
    office.look()
    office.put(BETTER)
    office.put(BETTER, name="copy.csv")

    events = office.look()

    assert [event.kind for event in events] == [EventKind.FAILED, EventKind.FAILED]
    assert "đang chờ duyệt (S1)" in events[0].text.vi
    assert office.staged() == [StagedState.WAITING]


def test_another_file_of_the_same_name_lies_beside_it(office: Office) -> None:
    for value in (75, 76, 77):
        office.put(f"2019,Ân,TOTAL,{value},,,,made/book")
        office.look()
    office.put("2019,Ân,TOTAL,78,,,,made/book", name="A.CSV")
    office.look()

    names = [name for name in office.lying()["waiting"] if name.lower().endswith(".csv")]
    assert names == ["A-4.CSV", "a-2.csv", "a-3.csv", "a.csv"]


def test_names_are_composed_and_valid_on_windows(office: Office) -> None:
    office.put(BETTER, name=unicodedata.normalize("NFD", "Sổ: quý I.csv"))

    office.look()

    assert office.lying() == {"waiting": three("Sổ_ quý I.csv")}


def test_an_archive_is_one_decision(office: Office) -> None:
    with ZipFile(office.folder / "a.zip", "w") as archive:
        archive.writestr("x/a.csv", HEADER + BETTER)
        archive.writestr("x/b.csv", HEADER + CHEAPER)
    office.look()

    office.move("duyet", name="a.zip")

    assert office.one().kind is EventKind.PUBLISHED
    assert office.lying() == {"done": both("a.zip")}


def test_what_is_hidden_temporary_or_on_its_way_is_left(office: Office) -> None:
    for name in (".x.csv", "~$x.csv", "Thumbs.db", "a.csv.part", "b.crdownload", "c.tmp"):
        office.put(BETTER, name=name)
    (office.folder / "link.csv").symlink_to(office.put(BETTER, name="~$target.csv"))

    assert office.look() == []


def test_a_folder_within_is_told_once(office: Office) -> None:
    (office.folder / "cũ").mkdir()

    first, second = office.look(), office.look()

    assert [(event.file, event.kind) for event in first] == [("cũ", EventKind.WAITED_FOR)]
    assert second == []


def test_a_file_that_is_taken_away_meanwhile_is_no_fault(office: Office) -> None:
    path = office.put(BETTER)
    assert office.look(seconds=0.5) == []
    path.unlink()

    assert office.look() == []


def test_what_is_no_fault_of_the_file_is_tried_again(
    office: Office,
) -> None:
    @contextmanager
    def away() -> Iterator[object]:
        raise HubFault(Text("mất kết nối", "no connection"))
        yield

    writing = office.desk.writing
    office.start(writing=away)
    for name in ("1.csv", "2.csv", "3.csv"):
        office.put(BETTER, name=name)

    events = office.look()
    again = office.look()
    office.start(writing=writing)
    later = office.look()

    assert [event.kind for event in events] == [EventKind.TRIED_AGAIN] * 2
    assert again == []
    assert [event.kind for event in later].count(EventKind.STAGED) == 1
    assert ".hub" not in office.lying()


def test_a_slip_that_is_put_in_is_no_file(office: Office) -> None:
    office.put(BETTER)
    office.look()
    (office.folder / "waiting" / f"a.csv{SLIP}").rename(office.folder / f"a.csv{SLIP}")

    event = office.one()

    assert event.kind is EventKind.WAITED_FOR
    assert "không phải số liệu" in event.text.vi


def test_who_leaves_a_file_open_is_told_beside_it(office: Office) -> None:
    path = office.put(BETTER)
    lock = office.put(name="~$a.csv")

    first, later, again = office.look(), office.look(seconds=40), office.look()
    note = office.folder / "a.csv.luu-y.txt"
    noted = note.read_text(encoding="utf-8-sig")
    lock.unlink()

    assert [event.kind for event in first] == [EventKind.WAITED_FOR]
    assert (later, again) == ([], [])
    assert "đang mở trong Excel" in noted
    assert office.one().kind is EventKind.STAGED
    assert office.look() == []
    assert (note.exists(), path.exists()) == (False, False)


def test_drafts_of_a_watch_that_was_killed_are_swept_away(office: Office) -> None:
    draft = office.folder / "done" / f".{'0a' * 16}.tmp"
    draft.write_text("half", encoding="utf-8")
    other = office.folder / "done" / ".other.tmp"
    other.write_text("x", encoding="utf-8")

    places.swept(office.desk.inbox)

    assert (draft.exists(), other.exists()) == (False, True)


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="there is no second disk")
def test_a_place_may_lie_on_another_disk(hub: TestHub, tmp_path: Path) -> None:
    with TemporaryDirectory(dir="/dev/shm") as elsewhere:
        (tmp_path / "in").mkdir()
        (tmp_path / "in" / "waiting").symlink_to(elsewhere)
        office = Office(hub, tmp_path / "in")
        office.put(BETTER)
        office.look()

        assert office.lying() == {"waiting": three("a.csv")}
        for ending in ("", SLIP):
            name = f"a.csv{ending}"
            shutil.move(office.folder / "waiting" / name, office.folder / "duyet" / name)
        assert office.one().kind is EventKind.PUBLISHED
        assert office.lying() == {"done": both("a.csv")}


def test_a_file_at_which_the_hub_fails_holds_up_no_other(office: Office) -> None:
    office.put(BETTER, name="1.csv")
    office.put(CHEAPER, name="2.csv")
    (office.hub.seeds / "made" / "dataset.toml").write_text("needs = 3", encoding="utf-8")

    events = office.look()

    assert [event.kind for event in events] == [EventKind.FAILED, EventKind.FAILED]
    assert office.lying() == {"failed": sorted([*both("1.csv"), *both("2.csv")])}


# Breaking off


def test_a_file_that_was_published_before_the_move_is_only_moved(
    hub: TestHub, tmp_path: Path
) -> None:
    office = Office(hub, tmp_path / "in", publishes=True)
    office.put(BETTER)
    broken = office.desk.inbox.places[places.Place.HAND] / "a.csv"
    (office.folder / "a.csv").rename(broken)
    hub.take("made", broken)
    hub.take("made", office.put("2019,Ân,TOTAL,76,,,,made/book", name="later.csv"))
    (office.folder / "later.csv").unlink()

    event = office.one()

    assert (event.kind, event.releases) == (EventKind.PUBLISHED, (3,))
    assert office.lying() == {"done": both("a.csv")}


def test_a_file_that_was_put_in_again_later_is_taken_again(hub: TestHub, tmp_path: Path) -> None:
    office = Office(hub, tmp_path / "in", publishes=True)
    office.put(BETTER)
    office.look()
    hub.undo(3)
    office.put(BETTER)

    assert office.one().releases == (5,)
    assert office.lying() == {"done": sorted([*both("a.csv"), *both("a-2.csv")])}


@pytest.mark.parametrize("ending", ["", SLIP, REPORT])
def test_a_staging_that_broke_off_before_its_end_is_ended(office: Office, ending: str) -> None:
    office.put(BETTER)
    office.look()
    waiting = office.folder / "waiting"
    (waiting / "a.csv").rename(office.folder / ".hub" / "a.csv")
    if ending:
        (waiting / f"a.csv{ending}").unlink()
    office.start()

    event = office.one()

    assert (event.kind, event.staged) == (EventKind.STAGED, "S1")
    assert office.lying() == {"waiting": three("a.csv")}


def test_a_decision_that_broke_off_before_the_move_is_ended(office: Office) -> None:
    office.put(BETTER)
    office.look()
    office.move("duyet")
    staging.publish(office.hub.engine, office.hub.seeds, 1)
    (office.folder / "done" / f"a.csv{REPORT}").write_text("half", encoding="utf-8")
    office.start()

    assert office.one().kind is EventKind.PUBLISHED
    assert office.lying() == {"done": both("a.csv")}


# Decisions


def test_a_chief_publishes_by_moving_both(office: Office) -> None:
    office.put(BETTER)
    office.look()
    office.fill_in("Người duyệt", "Trần Hùng")
    office.move("duyet")

    event = office.one()

    assert (event.kind, event.releases) == (EventKind.PUBLISHED, (3,))
    assert "Trần Hùng" in event.text.vi
    assert office.lying() == {"done": both("a.csv")}


@pytest.mark.parametrize("first", ["", SLIP])
def test_one_of_the_two_is_waited_for_and_told_after_a_while(office: Office, first: str) -> None:
    office.put(BETTER)
    office.look()
    office.move("duyet", first)

    at_once, later = office.look(), office.look(seconds=40)
    note = office.folder / "duyet" / f"a.csv{first}.luu-y.txt"
    noted = note.read_text(encoding="utf-8-sig")
    again = office.look(seconds=40)
    office.move("duyet", SLIP if first == "" else "")

    assert (at_once, again) == ([], [])
    assert [event.kind for event in later] == [EventKind.WAITED_FOR]
    assert "nằm một mình" in noted
    assert office.one().kind is EventKind.PUBLISHED
    assert office.look() == []
    assert office.lying() == {"done": both("a.csv")}


def test_a_suspicion_wants_a_reason_on_the_slip(office: Office) -> None:
    office.put(ODD)
    office.look()
    office.move("duyet")

    stopped = office.one()
    office.fill_in("Lý do chấp nhận nghi vấn", "đúng theo sổ")
    office.move("duyet")

    assert stopped.kind is EventKind.NOT_APPROVED
    assert office.one().kind is EventKind.PUBLISHED
    report = (office.folder / "done" / f"a.csv{REPORT}").read_text(encoding="utf-8")
    assert "đúng theo sổ" in report


def test_data_that_moved_is_told_on_a_new_slip(office: Office) -> None:
    office.put(CHEAPER)
    office.look()
    old = (office.folder / "waiting" / f"a.csv{SLIP}").read_bytes()
    other = office.put("2019,Ân,COST,3,,,,made/book", name="~$other.csv")
    office.hub.take("made", other)
    office.move("duyet")

    event = office.one()

    assert event.kind is EventKind.NOT_APPROVED
    assert "số liệu đã thay đổi" in event.text.vi
    assert office.lying()["waiting"] == three("a.csv")
    assert "duyet" not in office.lying()
    new = office.folder / "waiting" / f"a.csv{SLIP}"
    assert "  ! số liệu đã thay đổi" in new.read_text(encoding="utf-8-sig")
    new.write_bytes(old)
    office.move("duyet")
    assert office.one().kind is EventKind.NOT_APPROVED
    office.move("duyet")
    assert office.one().kind is EventKind.PUBLISHED


def test_a_chief_returns_with_the_reason_on_the_slip(office: Office) -> None:
    office.put(BETTER)
    office.look()
    office.move("tra-lai")
    without = office.look()
    office.fill_in("Lý do trả lại", "thiếu số quyết định", place="tra-lai")

    event = office.one()

    assert without == []
    assert (event.kind, event.to) == (EventKind.REJECTED, "failed/a.csv")
    assert event.text.vi == "S1 bị trả lại: thiếu số quyết định"
    assert office.lying() == {"failed": both("a.csv")}
    assert office.staged() == [StagedState.REJECTED]


def test_the_slip_of_a_file_that_was_taken_away_can_be_returned_alone(office: Office) -> None:
    office.put(BETTER)
    office.look()
    (office.folder / "waiting" / "a.csv").unlink()
    office.fill_in("Lý do trả lại", "cán bộ đã rút tệp")
    office.move("tra-lai", SLIP)

    assert office.one().kind is EventKind.REJECTED
    assert office.lying() == {}


def test_a_slip_that_is_returned_first_waits_for_its_file(office: Office) -> None:
    office.put(BETTER)
    office.look()
    office.fill_in("Lý do trả lại", "sai số")
    office.move("tra-lai", SLIP)

    before = office.look()
    office.move("tra-lai", "")
    on_its_way = list(office.look(seconds=0.5))

    assert before == on_its_way == []
    assert office.one().to == "failed/a.csv"


def test_places_may_be_spelt_as_a_share_has_them(hub: TestHub, tmp_path: Path) -> None:
    for name in ("Duyet", "DONE"):
        (tmp_path / "in" / name).mkdir(parents=True)
    office = Office(hub, tmp_path / "in")
    office.put(BETTER)
    office.look()
    for ending in ("", SLIP):
        name = f"a.csv{ending}"
        (office.folder / "waiting" / name).rename(office.folder / "Duyet" / name)

    assert office.one().to == "DONE/a.csv"


def test_copies_of_what_a_chief_decides_are_filed_once(office: Office) -> None:
    office.put(BETTER)
    office.look()
    for ending in ("", SLIP):
        content = (office.folder / "waiting" / f"a.csv{ending}").read_bytes()
        (office.folder / "duyet" / f"a.csv{ending}").write_bytes(content)

    assert office.one().kind is EventKind.PUBLISHED
    assert office.lying() == {"done": both("a.csv")}


def test_a_file_that_was_changed_while_it_waited_is_not_published(office: Office) -> None:
    office.put(BETTER)
    office.look()
    with (office.folder / "waiting" / "a.csv").open("a") as file:
        file.write("2019,Ân,COST,9,,,,made/book\n")
    office.move("duyet")

    event = office.one()

    assert event.kind is EventKind.NOT_APPROVED
    assert "không còn là tệp đã trình" in event.text.vi
    assert office.lying() == {"waiting": three("a.csv")}


def test_what_was_decided_by_command_leaves_the_folder(office: Office) -> None:
    office.put(BETTER)
    office.look()
    staging.reject(office.hub.engine, 1, "sai số")
    office.start()

    assert office.one().kind is EventKind.REJECTED
    assert office.lying() == {"failed": both("a.csv")}


def test_many_are_decided_at_once_each_by_itself(office: Office) -> None:
    for number in range(5):
        office.put(f"{2015 + number},Ân,COST,4.5,,,,made/book", name=f"{number}.csv")
    office.put(ODD, name="odd.csv")
    office.look()
    for name in ("0.csv", "1.csv", "2.csv", "odd.csv"):
        office.move("duyet", name=name)

    kinds = [event.kind for event in office.look()]

    assert sorted(kinds) == [EventKind.NOT_APPROVED, *[EventKind.PUBLISHED] * 3]
    names = {name for name in office.lying()["waiting"] if name.endswith(".csv")}
    assert names == {"3.csv", "4.csv", "odd.csv"}


def test_a_slip_of_another_hub_decides_nothing(office: Office) -> None:
    office.put(BETTER)
    office.look()
    slip = office.folder / "waiting" / f"a.csv{SLIP}"
    text = slip.read_text(encoding="utf-8-sig").replace("Lần trình: S1", "Lần trình: S9")
    slip.write_text(text, encoding="utf-8-sig")
    office.move("duyet")

    office.look()
    (event, *_) = office.look(seconds=40)

    assert "kho không có lần trình S9" in event.text.vi
    assert office.staged() == [StagedState.WAITING]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root gives files away")
def test_who_owns_the_slip_has_approved(office: Office) -> None:
    office.put(BETTER)
    os.chown(office.folder / "a.csv", 1234, 1234)
    office.look()
    office.move("duyet")
    os.chown(office.folder / "duyet" / f"a.csv{SLIP}", 4321, 4321)

    office.look()

    with office.hub.engine.connect() as connection:
        staged = shelf.one(connection, 1)
    assert staged.staged.person.account == "uid 1234"
    assert staged.decided.person.account == "uid 4321"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root gives files away")
def test_two_accounts_are_sure_or_it_is_not_published(hub: TestHub, tmp_path: Path) -> None:
    office = Office(hub, tmp_path / "in", two_persons=TwoPersons.ACCOUNT)
    office.put(BETTER)
    os.chown(office.folder / "a.csv", 1234, 1234)
    office.look()
    office.move("duyet")

    unsure = office.one()
    office.move("duyet")
    os.chown(office.folder / "duyet" / f"a.csv{SLIP}", 4321, 4321)

    assert "không biết tài khoản nào" in unsure.text.vi
    assert office.one().kind is EventKind.PUBLISHED


@SQLITE
def test_what_was_told_of_columns_goes_for_files_of_the_folder(real: TestHub, tmp_path: Path):
    path = workbook(tmp_path / "a.xlsx", [[TITLE], HEADS, *ROWS])
    maps = kept(tmp_path / "maps", path, ANSWERS, left_out=("Chung",), units=UNITS)
    manner = Manner(options=Options(maps=maps))
    office = Office(real.copy(tmp_path), tmp_path / "in", dataset=None, manner=manner)
    shutil.copy(path, office.folder / "a.csv.xlsx")

    assert office.one().kind is EventKind.STAGED
    office.move("duyet", name="a.csv.xlsx")
    assert office.one().kind is EventKind.PUBLISHED

    question = """{observations(index: "DEPT_PAR", entity: "yen-bai/snv", period: "2023") {
      nodes {indicator {id} value}}}"""
    figures = office.hub.ask(question)["observations"]["nodes"]
    told = {figure["indicator"]["id"].partition("@")[0]: figure["value"] for figure in figures}
    assert (told["DEPT_PAR/TOTAL"], told["DEPT_PAR/P1"]) == (92.5, 80)
