"""Maps of columns: told once, and used for every file with the same heads."""

from pathlib import Path

import pytest

from hub.dataset.options import Hints
from hub.words.errors import BadUse
from hub.words.period import parse
from loaders import ordinary
from loaders.ordinary import ASKED
from tests.loaders.ordinary.tables import SEEDS, csv, figures, questions, read, workbook

HEADS = ["TT", "Tên cq", "KQ1", "KQ2", "Vị thế", "BS"]
ROWS = [[1, "Sở Nội vụ", 92.5, 80, 1, "a"], [2, "Văn phòng", 90, 85, 2, "b"], ["", "Chung", 91, 82]]
TITLE = "CHỈ SỐ CCHC NĂM 2023 TỈNH YÊN BÁI"


def kept(folder: Path, path: Path, answers: dict[str, str], **others: object) -> Path:
    """A folder of maps with that of a file, answered."""
    one, *_ = ordinary.proposals(path, SEEDS, "DEPT_PAR")
    one = one._replace(columns=one.columns | answers, **others)
    place = ordinary.map_place(folder, path.name, one.heads)
    folder.mkdir(exist_ok=True)
    place.write_text(ordinary.written(path.name, one), encoding="utf-8")
    return folder


ANSWERS = {"Tên cq": "unit", "KQ1": "TOTAL", "KQ2": "P1", "Vị thế": "rank", "BS": "-"}
UNITS = {"Văn phòng": "Văn phòng UBND tỉnh"}


def test_heads_that_say_nothing_are_all_asked(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [[TITLE], HEADS, *ROWS])

    one, *others = ordinary.proposals(path, SEEDS)

    assert not others
    assert one.columns == {"TT": "-"} | dict.fromkeys(HEADS[1:], ASKED)
    assert one.is_open
    assert ordinary.dataset_of(path, SEEDS) is None


def test_what_is_answered_is_read_and_goes_for_other_files_too(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [[TITLE], HEADS, *ROWS])
    later = workbook(tmp_path / "b.xlsx", [[TITLE.replace("2023", "2024")], HEADS, *ROWS])
    maps = kept(tmp_path / "maps", path, ANSWERS, left_out=("Chung",), units=UNITS)

    rows = [figures(read(one, "dept_par", Hints(maps=maps))) for one in (path, later)]

    assert rows[0] == [
        ("TOTAL", "Sở Nội vụ", "2023", "", 92.5, 1, 2, None),
        ("P1", "Sở Nội vụ", "2023", "", 80.0, None, None, None),
        ("TOTAL", "Văn phòng UBND tỉnh", "2023", "", 90.0, 2, 2, None),
        ("P1", "Văn phòng UBND tỉnh", "2023", "", 85.0, None, None, None),
    ]
    assert [row[2] for row in rows[1]] == ["2024"] * 4
    assert ordinary.dataset_of(later, SEEDS, maps).name == "dept_par"


@pytest.mark.parametrize("index", ["DEPT_PAR", "dept_par", " Dept_Par "])
def test_a_map_names_its_index_or_its_dataset(tmp_path: Path, index: str) -> None:
    path = workbook(tmp_path / "a.xlsx", [[TITLE], HEADS, *ROWS])
    maps = kept(tmp_path / "maps", path, ANSWERS, left_out=("Chung",), index=index)

    assert ordinary.dataset_of(path, SEEDS, maps).name == "dept_par"


def test_an_index_that_there_is_not_is_named_with_those_that_there_are(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [[TITLE], HEADS, *ROWS])
    maps = kept(tmp_path / "maps", path, ANSWERS, index="CCHC")

    with pytest.raises(BadUse, match=r"“CCHC”.*DEPT_PAR.*PAPI"):
        ordinary.dataset_of(path, SEEDS, maps)


def test_a_map_of_a_text_file_is_used_with_what_the_command_tells(tmp_path: Path) -> None:
    lines = [";".join(map(str, cells)) for cells in [HEADS, *ROWS[:2]]]
    path = csv(tmp_path / "a.csv", "\n".join(lines))
    maps = kept(tmp_path / "maps", path, ANSWERS, province="yen-bai")

    found = figures(read(path, "dept_par", Hints(parse("2023"), maps=maps)))

    assert [(row[0], row[4]) for row in found] == [
        ("TOTAL", 92.5),
        ("P1", 80.0),
        ("TOTAL", 90.0),
        ("P1", 85.0),
    ]


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [("?", "bảng ghép cột chưa trả lời"), ("P99", "bộ chỉ số không có mã đó trong kỳ này")],
)
def test_an_answer_that_is_none_is_asked_for(tmp_path: Path, answer: str, sentence: str) -> None:
    path = workbook(tmp_path / "a.xlsx", [[TITLE], HEADS, *ROWS])
    maps = kept(tmp_path / "maps", path, ANSWERS | {"KQ2": answer}, left_out=("Chung",))

    rows = read(path, "dept_par", Hints(maps=maps))

    assert not figures(rows)
    assert sentence in " ".join(questions(rows))


def test_two_columns_that_may_be_one_indicator_are_asked_and_answered(tmp_path: Path) -> None:
    heads = ["TT", "Tên đơn vị", "Kết quả chỉ số CCHC (%)", "Chỉ số CCHC (%)"]
    rows = [[1, "Sở Nội vụ", 92.5, 80], [2, "Sở Y tế", 90, 85]]
    path = workbook(tmp_path / "a.xlsx", [[TITLE], heads, *rows])

    one, *_ = ordinary.proposals(path, SEEDS)
    maps = kept(tmp_path / "maps", path, {heads[2]: "-", heads[3]: "TOTAL"})

    assert [one.columns[head] for head in heads] == ["-", "unit", ASKED, ASKED]
    assert [row[4] for row in figures(read(path, "dept_par", Hints(maps=maps)))] == [80.0, 85.0]


def test_a_map_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [[TITLE], HEADS, *ROWS])
    (tmp_path / "x.toml").write_text("[[table]]\nheads = 5\n", encoding="utf-8")

    with pytest.raises(BadUse, match=r"x\.toml không phải bảng ghép cột đọc được"):
        ordinary.dataset_of(path, SEEDS, tmp_path)
