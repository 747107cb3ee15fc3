"""Files of questions: what they hold, and what is said of one that is not as it should be."""

from pathlib import Path

import pytest

from hub.settings import Settings
from hub.web.saved.shelf import EXAMPLES, Shelf, shelf

RANKING = """# Xếp hạng một chỉ số
# Ai đứng thứ mấy.
# en: A ranking of one indicator
# en: Who stands where.
query ($indicator: ID!, $first: Int = 5) {
  compare(indicator: $indicator, first: $first) { period rows { name value } }
}
"""
PAGE = """# Vùng

*Regions*

Các vùng có trong hệ thống.

```graphql
query ($on: Date) { regions(on: $on) { id } }
```

```json
{"on": "2026-01-01"}
```

```json
{"data": {}}
```
"""


def of(folder: Path, **files: str | bytes) -> Shelf:
    """The shelf of a folder with these files; a point is written as two underscores."""
    for name, content in files.items():
        content = content.encode() if isinstance(content, str) else content
        (folder / name.replace("__", ".")).write_bytes(content)
    return shelf(Settings(questions=str(folder)))


def test_comments_before_a_document_tell_its_title_and_what_it_answers(tmp_path: Path) -> None:
    question = of(tmp_path, ranking__graphql=RANKING).questions[0]

    assert (question.name, question.is_own) == ("ranking", True)
    assert question.title == ("Xếp hạng một chỉ số", "A ranking of one indicator")
    assert question.meaning == ("Ai đứng thứ mấy.", "Who stands where.")
    assert [parameter[:4] for parameter in question.parameters] == [
        ("indicator", "ID!", None, True),
        ("first", "Int", 5, False),
    ]


def test_a_page_tells_the_same_in_its_own_way(tmp_path: Path) -> None:
    question = of(tmp_path, regions__md=PAGE).questions[0]

    assert question.title == ("Vùng", "Regions")
    assert question.meaning.vi == "Các vùng có trong hệ thống."
    assert question.meaning.en  # what the schema says of the question
    assert [parameter[:4] for parameter in question.parameters] == [
        ("on", "Date", "2026-01-01", False)
    ]


@pytest.mark.parametrize(
    "content", [RANKING.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + RANKING.encode()]
)
def test_files_as_editors_of_windows_write_them_are_read(tmp_path: Path, content: bytes) -> None:
    question = of(tmp_path, ranking__graphql=content).questions[0]

    assert question.title.vi == "Xếp hạng một chỉ số"


def test_a_file_may_have_a_vietnamese_name(tmp_path: Path) -> None:
    (tmp_path / "Xếp hạng tháng.GRAPHQL").write_text(RANKING, encoding="utf-8")

    assert shelf(Settings(questions=str(tmp_path))).questions[0].name == "xep-hang-thang"


@pytest.mark.parametrize(
    ("name", "content", "place", "words"),
    [
        ("a.graphql", "{ regions { id } }", ":1: ", "chưa có tên câu hỏi"),
        ("a.graphql", "# T\n{ regions {\n idd x } }", ":3:2: ", "; 3:6: "),
        ("a.graphql", "# T\n{ regions { id }", ":2:17: ", "thiếu dấu đóng ngoặc"),
        ("a.graphql", "# T\nquery A { a: regions { id } } query B { regions { id } }", ": ", "một"),
        ("a.graphql", b"# T\n\xff", ":2: ", "UTF-8"),
        ("a.graphql", b"# T\n" + b" " * 2**16, ": ", "65536"),
        ("a.md", "# T\n\nno question", ": ", "```graphql"),
        ("a.md", PAGE.replace("{ id }", "{ idd }"), ":8:40: ", "“idd”"),
        ("a.md", PAGE.replace('"on":', '"on"'), ":12:7: ", "JSON"),
        ("a.md", PAGE.replace('"on"', '"off"'), ": ", "“off”"),
        ("a.txt", RANKING, ": ", ".graphql"),
        ("!!!.graphql", RANKING, ": ", "đổi tên tệp"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_with_its_place(
    tmp_path: Path, name: str, content: str | bytes, place: str, words: str
) -> None:
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())

    found = shelf(Settings(questions=str(tmp_path)))

    (fault,) = found.faults
    assert fault.vi.startswith(f"{tmp_path / name}{place}")
    assert words in fault.vi
    assert not any(question.is_own for question in found.questions)


def test_a_question_dearer_than_may_be_asked_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.graphql").write_text(RANKING, encoding="utf-8")

    (fault,) = shelf(Settings(questions=str(tmp_path), most_cost=1)).faults

    assert "nhiều hơn mức 1" in fault.vi


def test_of_two_files_of_one_name_the_second_is_told(tmp_path: Path) -> None:
    found = of(tmp_path, a__graphql=RANKING, a__md=PAGE)

    (fault,) = found.faults
    assert fault.vi.startswith(f"{tmp_path / 'a.md'}: ")
    assert found.named("a").title.vi == "Xếp hạng một chỉ số"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    found = shelf(Settings(questions=str(tmp_path / "none")))

    (fault,) = found.faults
    assert fault.vi.startswith(f"HUB_QUESTIONS {tmp_path / 'none'}: ")
    assert found.questions


def test_hidden_files_are_left_out(tmp_path: Path) -> None:
    (tmp_path / ".a.graphql.swp").write_bytes(b"\0")
    (tmp_path / "~$a.md").write_bytes(b"\0")

    assert of(tmp_path).faults == ()


def test_example_pages_stand_behind_the_operators_questions() -> None:
    names = [question.name for question in shelf(Settings()).questions]

    pages = {path.stem for path in EXAMPLES.glob("*.md")}
    assert pages - set(names) == {"graphql-faults-in-vietnamese"}  # which shows a fault


def test_an_operators_question_takes_the_place_of_an_example(tmp_path: Path) -> None:
    (tmp_path / "compare-top.graphql").write_text(RANKING, encoding="utf-8")

    found = shelf(Settings(questions=str(tmp_path)))

    names = [question.name for question in found.questions]
    assert (names[0], names.count("compare-top")) == ("compare-top", 1)
    assert found.named("compare-top").is_own


def test_every_example_says_in_both_languages_what_it_answers() -> None:
    for question in shelf(Settings()).questions:
        assert all((*question.title, *question.meaning)), question.name
