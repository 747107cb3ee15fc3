"""The data officer's month: every row of the table of imports in the README of the field trial."""

import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from tests.commands import Said
from tests.curated.conftest import TRIALS, Officer
from tests.databases import SQLITE
from tests.hubs import ROOT, TestHub

pytestmark = [
    SQLITE,
    pytest.mark.skipif(
        not TRIALS.exists(), reason=f"{TRIALS} is not there: the files of the trial cannot be read"
    ),
]
HEADER = "period,entity,code,value,source\n"


def refused(said: Said, code: int) -> list[str]:
    """What a refused command says on stderr: it says nothing else, and that nothing was written."""
    assert (said.code, said.out) == (code, ""), said
    assert "chưa ghi gì" in said.err
    assert "Traceback" not in said.err
    return [line for line in said.err.splitlines() if not line.startswith("= ")]


def test_01_three_units_left_blank_lose_nothing(officer: Officer) -> None:
    assert officer.run("import", officer.trial("01a")).code == 0
    before = officer.releases()

    said = officer.run("import", officer.trial("01b"))

    assert (said.code, said.out.splitlines()[:2]) == (
        0,
        ["sipas: không có gì thay đổi", "  số liệu: giữ nguyên 31"],
    )
    assert officer.releases() == before


@pytest.fixture(scope="module")
def decided(real: TestHub, tmp_path_factory: pytest.TempPathFactory) -> TestHub:
    """A hub of all seeds and the decision of trial 02a, to be copied only."""
    hub = real.copy(tmp_path_factory.mktemp("decided"))
    hub.take("dept_par", next(TRIALS.glob("imports/02a*")))
    hub.close()
    return hub


@pytest.fixture
def clerk(decided: TestHub, tmp_path: Path) -> Officer:
    """A data officer whose hub holds the decision of trial 02a."""
    return Officer.at(decided.copy(tmp_path), tmp_path)


def test_02a_18_ranks_grades_and_blocks_left_blank_stay(clerk: Officer) -> None:
    before = clerk.releases()

    looked, said = clerk.run("diff", clerk.trial("18")), clerk.run("import", clerk.trial("18"))

    assert looked.out.splitlines()[:2] == [
        "dept_par: không có gì thay đổi",
        "  số liệu: giữ nguyên 12",
    ]
    assert (said.code, said.out) == (0, looked.out)
    assert clerk.releases() == before


def test_02b_a_rank_that_changes_is_shown_old_and_new(clerk: Officer) -> None:
    lines = [line.strip() for line in clerk.run("diff", clerk.trial("02b")).out.splitlines()]

    changed = [
        line for line in lines if line.startswith("DEPT_PAR/TOTAL@2019 Sở") and " 2025: " in line
    ]
    assert [line.partition(" 2025: ")[2] for line in changed] == [
        "hạng 1/12 → 2/12",
        "hạng 2/12 → 3/12",
        "91,02 → 93,02; hạng 3/12 → 1/12",
    ]
    assert any("Sở Khoa học và Công nghệ 3 → 1, Sở Công Thương 1 → 2" in line for line in lines)


def test_02a_by_another_decision_names_each_figure_with_both_sources(clerk: Officer) -> None:
    book = openpyxl.load_workbook(clerk.trial("02a"))
    for address, text in {
        "C5": "Quyết định đính chính",
        "C6": "120/QĐ-UBND",
        "C7": "20/3/2026",
    }.items():
        book["Nguồn"][address] = text
    book["Số liệu"]["C19"] = "87,70"
    book.save(clerk.folder / "another.xlsx")

    lines = [line.strip() for line in clerk.run("diff", "another.xlsx").out.splitlines()]

    assert len([line for line in lines if line.startswith("+ DEPT_PAR/TOTAL@2019 ")]) == 12
    [changed] = [line for line in lines if "87,69" in line]
    old, new = changed.split(" → ")
    assert old.endswith("(Quyết định phê duyệt kết quả Chỉ số CCHC năm 2025 (số 99/QĐ-UBND))")
    assert (new.startswith("87,70"), new.endswith("(Quyết định đính chính (số 120/QĐ-UBND))")) == (
        True,
        True,
    )


def test_03_a_value_far_from_its_peers_is_suspected(officer: Officer) -> None:
    lines = refused(officer.run("import", officer.trial("03")), 4)

    assert lines[0].startswith(
        "[1] 03 SIPAS 48,20 thay 84.xlsx!Số liệu!C15: SIPAS/TOTAL của Đồng Tháp kỳ 2025 là 48,20"
    )
    assert '--accept 1 "LÝ DO"' in lines[-1]


def test_04a_a_total_that_is_not_its_parts_is_suspected(officer: Officer) -> None:
    lines = refused(officer.run("import", officer.trial("04a")), 4)

    assert "in 68,50, các thành phần cộng lại 63,40" in lines[0]
    assert len(lines) == 2


@pytest.mark.parametrize(
    ("trial", "dataset", "words"),
    [
        ("05a", "d766", "kỳ 2062-11 chưa tới; có phải 2026-11?"),
        ("05b", "sipas", "SIPAS có số liệu theo năm, không có kỳ 2025-11"),
        ("06", "d766", "TOTAL tính bằng điểm, không phải %"),
    ],
)
def test_05_06_what_is_certainly_wrong_is_refused(
    trial: str, dataset: str, words: str, officer: Officer
) -> None:
    lines = refused(officer.run("import", "--dataset", dataset, officer.trial(trial)), 3)

    assert lines[0].startswith(f"{officer.trial(trial).name}:2: ")
    assert words in lines[0]


@pytest.mark.parametrize(
    ("trial", "words"),
    [
        ("07", "D766/TOTAL của Hà Nội kỳ 2026-11 là 0,615: có phải tỷ lệ chưa nhân 100 (61,5)?"),
        ("10", "!C10: DEPT_PAR/TOTAL của Sở Khoa học và Công nghệ kỳ 2025 là 0,9102"),
    ],
)
def test_07_10_a_share_among_percents_is_asked_about(
    trial: str, words: str, officer: Officer
) -> None:
    dataset = ("--dataset", "d766") if trial == "07" else ()

    lines = refused(officer.run("import", *dataset, officer.trial(trial)), 4)

    assert words in lines[0]


@pytest.mark.parametrize(
    ("trial", "count"), [("08a", 1), ("08b", 3), ("08c", 1), ("08d", 3), ("08e", 1)]
)
def test_08_text_files_as_people_have_them_are_read(
    trial: str, count: int, officer: Officer
) -> None:
    said = officer.run("diff", "--dataset", "d766", officer.trial(trial))

    assert (said.code, said.err) == (0, "")
    assert f"  số liệu: thêm mới {count}\n" in said.out
    assert "+ D766/TOTAL@2026 Hà Nội 2026-11: không có → 61" in said.out


def test_08g_a_department_without_its_province_gets_the_next_step(officer: Officer) -> None:
    lines = refused(officer.run("import", "--dataset", "d766", officer.trial("08g")), 3)

    assert "“Sở Nội vụ”" in lines[0]
    assert lines[0].endswith("thêm cột province (thuộc tỉnh)")


def test_09a_an_archive_of_tidy_files_asks_for_the_dataset_and_is_unpacked(
    officer: Officer,
) -> None:
    asked = officer.run("import", officer.trial("09a"))
    said = officer.run("import", officer.trial("09a"), "--dataset", "d766")

    assert asked.code == 2
    assert asked.err.startswith(
        "không rõ 09a hai csv.zip!a.csv, 09a hai csv.zip!b.csv thuộc bộ dữ liệu nào; cần --dataset"
    )
    assert (said.code, said.out.splitlines()[1]) == (0, "  số liệu: thêm mới 4")


def test_09b_a_template_in_an_archive_is_taken(officer: Officer) -> None:
    said = officer.run("import", officer.trial("09b"))

    assert (said.code, said.out.splitlines()[1]) == (0, "  số liệu: thêm mới 12")


def test_09c_a_damaged_archive_is_refused_in_a_sentence(officer: Officer) -> None:
    lines = refused(officer.run("import", officer.trial("09c")), 3)

    assert (
        lines[0]
        == "09c zip hỏng.zip: cần tệp zip nguyên vẹn; hãy nén lại hoặc giải nén rồi nhập từng tệp"
    )


def test_11_each_merged_column_is_told(officer: Officer) -> None:
    lines = refused(officer.run("import", officer.trial("11")), 3)

    assert [line.partition(":")[0].rpartition("!")[2] for line in lines[:-1]] == ["E8", "G8"]
    assert all("các ô này bị gộp: bỏ gộp rồi ghi từng ô" in line for line in lines[:-1])


def test_14_a_table_of_the_office_is_read_as_it_is(officer: Officer) -> None:
    said = officer.run("import", "--dataset", "dept_par", officer.trial("14"))

    assert (said.code, "thêm mới 6" in said.out) == (0, True)
    assert "“Chỉ số (%)” = giá trị TOTAL; “Xếp hạng” = hạng TOTAL; 3 đơn vị" in said.out


def test_15_a_copied_template_gets_one_sentence_with_the_next_step(officer: Officer) -> None:
    lines = refused(officer.run("import", "--dataset", "dept_par", officer.trial("15")), 3)

    assert len(lines) == 2
    assert "hub template" in lines[0]


def test_17_a_report_is_read_and_taken_without_naming_its_dataset(officer: Officer) -> None:
    read, said = (
        officer.run("read", officer.trial("17")),
        officer.run("import", officer.trial("17")),
    )

    assert "Sở tiếp nhận hồ sơ · 125 hồ sơ · 2026-10" in read.out
    assert "hồ sơ hồ sơ" not in read.out
    assert (said.code, said.out.splitlines()[0].partition(":")[0]) == (0, "documents")


def test_an_unknown_unit_of_the_portal_is_told_with_the_next_step_and_the_others_can_be_taken(
    officer: Officer,
) -> None:
    path = officer.trial("766_2026-10")
    portal = json.loads(path.read_text(encoding="utf-8"))["data"]["evaluation"]
    unknown = next(
        unit["departmentName"]
        for unit in portal
        if not unit["departmentName"].startswith(("Sở N", "UBND xã"))
    )

    lines = refused(officer.run("import", "--dataset", "d766", path), 3)
    said = officer.run("import", "--dataset", "d766", "--keep-good", path, "--accept", "thử")

    assert len(lines) == 2
    assert f"“{unknown}”" in lines[0]
    assert "cần tên chính thức của một đơn vị thuộc tỉnh này" in lines[0]
    assert said.code == 6
    assert "bị từ chối 1" in said.out


def test_a_good_and_a_bad_file_in_one_command_are_left_out_together(officer: Officer) -> None:
    (officer.folder / "good.csv").write_text(
        f"{HEADER}2026-11,Hà Nội,TOTAL,61.5,d766/portal\n", encoding="utf-8"
    )
    (officer.folder / "bad.csv").write_text(
        f"{HEADER}2026-11,Hà Lội,TOTAL,61.5,d766/portal\n", encoding="utf-8"
    )
    before = officer.releases()

    lines = refused(officer.run("import", "good.csv", "bad.csv", "--dataset", "d766"), 3)

    assert officer.releases() == before
    assert lines[-1].endswith("thêm --each")
    each = officer.run("import", "good.csv", "bad.csv", "--dataset", "d766", "--each")
    assert each.code == 3
    assert "số liệu: thêm mới 1" in each.out
    assert each.err.splitlines()[-2:] == ["đã ghi: good.csv", "chưa ghi: bad.csv"]


@pytest.mark.parametrize("name", ["locked.csv", "locked.xlsx"])
def test_a_file_that_may_not_be_read_is_told_in_one_sentence(name: str, officer: Officer) -> None:
    path = officer.folder / name
    path.write_text(HEADER, encoding="utf-8")

    lines = refused(_locked_away(officer, path), 3)

    assert lines[0].startswith(f"{name}: không mở được để đọc")
    assert len(lines) == 2


def test_undo_shows_what_goes_asks_and_is_told_among_the_releases(officer: Officer) -> None:
    number = officer.number_of("par_index")

    looked, said = officer.run("undo", number), officer.run("undo", number, "--yes")

    assert looked.code == 2
    assert "  số liệu: không còn 5" in looked.out
    assert looked.err == f"hoàn tác đợt {number} cần được xác nhận; chạy lại với --yes\n"
    assert said.code == 0
    lines = officer.releases()
    latest = lines[0].split()[0]
    assert lines[1].endswith(f"(hoàn tác đợt {number})")
    assert [
        line
        for line in lines
        if line.endswith(f"seeds/par_index (đã được hoàn tác bởi đợt {latest})")
    ]
    assert max(map(len, lines)) <= 80
    again = officer.run("undo", number, "--yes")
    assert (again.code, again.out) == (2, "")
    assert (
        again.err
        == f"đợt cập nhật {number} đã được hoàn tác (đợt {latest}); để đưa lại số liệu, hoàn tác"
        f" đợt {latest}\n"
    )


def _locked_away(officer: Officer, path: Path) -> Said:
    """The import of a file that nobody may read, root's right to read everything laid down."""
    path.chmod(0)
    program = "import sys; from hub.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", program, "import", path.name]
    if os.getuid() == 0:
        command = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *command]
    environment = (
        os.environ | officer.settings | {"PYTHONIOENCODING": "utf-8", "PYTHONPATH": str(ROOT)}
    )
    done = subprocess.run(
        command,
        cwd=officer.folder,
        env=environment,
        encoding="utf-8",
        capture_output=True,
        check=False,
    )
    return Said(done.returncode, done.stdout, done.stderr)
