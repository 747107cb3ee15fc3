"""Files that ask for too much are refused, within seconds and bounded memory."""

import json
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.dataset import bounded
from hub.dataset.bounded import LONGEST, MOST_BLANK, MOST_COLUMNS, BoundedLines
from hub.words.errors import BadInput
from loaders.tidy import lines
from loaders.tidy.lines import TextForm
from loaders.workbook import bounds, parts
from tests.hubs import ROOT
from tests.loaders.exhausting import FILES

SECONDS, MEGABYTES = 5, 300
# Reads each file in turn, and tells what it takes; the last line is for all of them.
READING = """
import json, os, re, resource, sys
from pathlib import Path
from hub.dataset.datasets import Dataset
from hub.words.errors import BadInput, Fault
from loaders import papi, sandbox
from loaders.documents.text import paper

USED = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
dataset = Dataset("papi", Path("seeds/papi"))
list(papi.load(dataset, []))

def faults(path):
    if path.suffix in (".csv", ".xlsx"):
        return [row for row in papi.load(dataset, [path]) if isinstance(row, Fault)]
    try:
        paper.read(path)
        return []
    except BadInput as error:
        return error.faults

def seconds():
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, USED))

for path in map(Path, sys.argv[1:]):
    before = seconds()
    told = [fault.within("en") for fault in faults(path)]
    sandbox.fork_server(os.getpid()).end()  # what its forks took is known then
    # What getrusage tells of this process is that of its parent too.
    own = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
    most = max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    print(json.dumps([path.name, seconds() - before, most / 1024, told[:3]]), flush=True)
"""


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[float, float, list[str]]]:
    """What each file took and what was said of it, by its name."""
    folder = tmp_path_factory.mktemp("exhausting")
    for name, make in FILES.items():
        make(folder / name)
    command = [sys.executable, "-c", READING, *(str(folder / name) for name in FILES)]
    output = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    rows = map(json.loads, output.stdout.splitlines())
    return {name: (seconds, megabytes, told) for name, seconds, megabytes, told in rows}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_asks_for_too_much_is_refused(readings: dict, name: str) -> None:
    seconds, megabytes, told = readings[name]

    assert told, "it was read"
    assert all(re.match(re.escape(name), line) for line in told)
    assert seconds < SECONDS
    assert megabytes < MEGABYTES


PIECES = st.lists(
    st.tuples(
        st.sampled_from(
            [
                b"<c ",
                b'<c r="A1"',
                b'<c r="B2" t="e">',
                b'<c r="C3" s="1">',
                b"<f>",
                b"<f",
                b"</f>",
                b"<v>",
                b"<v/>",
                b"</c>",
                b"<row ",
                b'<row hidden="1" ',
                b'<col hidden="1" min="1" ',
                b'<col min="1" max="16384" hidden="1"/>',
                b"<r>",
                b"<dimension ",
                b"<mergeCell ",
                b" ",
                b'r="D4" ',
                b">",
                b"/>",
            ]
        ),
        st.integers(1, 20_000),
    ),
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@given(PIECES)
def test_no_order_of_tags_takes_more_than_its_length(pieces: list[tuple[bytes, int]]) -> None:
    part = b"".join(tag * count for tag, count in pieces)
    begin = process_time()

    for wanted in (
        lambda: bounds.check("x.xlsx", {"x.xml": part}),
        lambda: bounds.check_sheets("x.xlsx", {"x.xml": part}, [("x", "x.xml")]),
        lambda: parts._marks(part, {b"1": "0.00"}),
        lambda: parts._DIMENSION.sub(b"", part, count=1),
    ):
        try:
            wanted()
        except BadInput:
            return

    assert process_time() - begin < 2


def read(content: str) -> int:
    """How many records BoundedLines lets through."""
    bound = BoundedLines(StringIO(content, newline=""), "x.csv")
    return sum(bool(bound.end(line.strip().split(","))) for line in bound)


@given(st.integers(1, 3 * MOST_COLUMNS), st.booleans())
def test_cells_beyond_the_last_column_are_refused_unless_they_are_blank(
    columns: int, is_blank: bool
) -> None:
    cells = ["x"] + ([""] if is_blank else ["y"]) * (columns - 1)
    bound = BoundedLines(StringIO(), "x.csv")

    if columns <= MOST_COLUMNS or is_blank:
        bound.end(cells)
        assert len(cells) == min(columns, MOST_COLUMNS)
    else:
        with pytest.raises(BadInput):
            bound.end(cells)


@given(st.integers(-2, 2), st.integers(0, 3))
def test_a_record_is_as_long_as_it_may_be_and_no_longer(more: int, before: int) -> None:
    content = "a\n" * before + "b" * (LONGEST - 1 + more) + "\n"

    if more <= 0:
        assert read(content) == before + 1
    else:
        with pytest.raises(BadInput) as error:
            read(content)
        assert error.value.faults[0].origin == f"x.csv:{before + 1}"


def test_blank_lines_are_let_through_as_many_as_a_sheet_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded, "MOST_BLANK", 5)
    assert MOST_BLANK == 2**20
    path = tmp_path / "x.csv"
    form = TextForm("utf-8", ",")

    path.write_text("a,b\n" + ",\n" * 5 + "c,d\n", encoding="utf-8")
    assert [record.line for record in lines.records(path, form) if any(record.cells)] == [1, 7]
    path.write_text("a,b\n" + ",\n\n" * 3, encoding="utf-8")
    with pytest.raises(BadInput) as error:
        list(lines.records(path, form))
    assert error.value.faults[0].origin == "x.csv:7"
