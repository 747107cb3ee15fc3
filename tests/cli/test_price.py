"""`hub price` tells what a question costs before it is asked."""

from pathlib import Path

import pytest

from tests import commands
from tests.commands import Said

LISTS = """query Lists($n: Int) {
  regions { provinces { departments { id } } }
  compare(indicator: "PAPI/TOTAL", first: $n) { rows { value } }
}
"""


def priced(folder: Path, question: str, *further: str, **settings: str) -> Said:
    """What the command says of a question."""
    path = folder / "question.graphql"
    path.write_text(question, encoding="utf-8")
    return commands.call(folder, "price", path, *further, **{"HUB_LANGUAGE": "en"} | settings)


def test_price_and_the_dearest_lists_are_told(tmp_path: Path) -> None:
    said = priced(tmp_path, LISTS)

    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines() == [
        "Price: about 1584 fields",
        "Answered: not more than 200000 fields",
        "The dearest lists:",
        "  1518    1 × 6  regions",
        "  1512   6 × 12  regions.provinces",
        "  1440  72 × 20  regions.provinces.departments",
        "    63   1 × 63  compare.rows",
    ]


def test_it_speaks_vietnamese(tmp_path: Path) -> None:
    said = priced(tmp_path, "{dataVersion {id}}", HUB_LANGUAGE="vi")

    assert said.out.splitlines() == [
        "Giá: khoảng 2 trường",
        "Được trả lời: không quá 200000 trường",
    ]


def test_values_of_variables_count(tmp_path: Path) -> None:
    values = tmp_path / "values.json"
    values.write_text('{"n": 3}', encoding="utf-8")

    said = priced(tmp_path, LISTS, str(values))

    assert said.out.startswith("Price: about 1524 fields\n")
    assert "1 × 3  compare.rows" in said.out


def test_a_question_on_standard_input_is_priced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "question.graphql"
    path.write_text("{indices {id name}}", encoding="utf-8")

    with path.open(encoding="utf-8") as stream:
        monkeypatch.setattr("sys.stdin", stream)
        said = commands.call(tmp_path, "price", "-", HUB_LANGUAGE="en")

    assert said.out.startswith("Price: about 25 fields\n")


def test_what_will_be_cut_off_is_told(tmp_path: Path) -> None:
    said = priced(tmp_path, LISTS, HUB_MOST_FIELDS="1000")

    assert said.code == 0
    assert "Tried, but cut off beyond 1000 fields" in said.out


def test_what_is_too_dear_is_refused(tmp_path: Path) -> None:
    said = priced(tmp_path, LISTS, HUB_MOST_COST="1000")

    assert said.code == 2
    assert said.out == "Price: about 1584 fields\n"
    assert said.err.startswith("the question asks for about 1584 fields, more than the 1000 of one")


def test_faults_are_told_with_their_places(tmp_path: Path) -> None:
    said = priced(tmp_path, "{\n  indicez {id}\n  dataVersion {}\n}")

    assert (said.code, said.out) == (2, "")
    assert said.err.splitlines() == [
        "2:3: Cannot query field 'indicez' on type 'Query'. Did you mean 'indices' or 'index'?",
        "3:15: the braces of “dataVersion” are empty: at least one field is wanted",
    ]


def test_one_of_several_operations_is_named(tmp_path: Path) -> None:
    several = "query A {dataVersion {id}} query B {indices {id}}"

    unnamed = priced(tmp_path, several)
    named = priced(tmp_path, several, "--operation", "B")

    assert (unnamed.code, unnamed.out) == (2, "")
    assert unnamed.err == "--operation is wanted, with the name of an operation of the file\n"
    assert named.out.startswith("Price: about 13 fields\n")


@pytest.mark.parametrize("text", ["[1]", "{", ""])
def test_variables_are_an_object(tmp_path: Path, text: str) -> None:
    values = tmp_path / "values.json"
    values.write_text(text, encoding="utf-8")

    said = priced(tmp_path, LISTS, str(values))

    assert said.code == 2
    assert said.err.endswith('is no JSON object; it should be like {"variable": value}\n')


@pytest.mark.parametrize("name", ["nothing.graphql", ".", "long.graphql", "bytes.graphql"])
def test_a_file_that_is_no_question_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "long.graphql").write_text("#" * 2**21, encoding="utf-8")
    (tmp_path / "bytes.graphql").write_bytes(b"{\xff}")

    said = commands.call(tmp_path, "price", name, HUB_LANGUAGE="en")

    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"{name}")
