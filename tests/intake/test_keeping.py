"""Files that are kept come back byte for byte, under the names and options of their command."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert

from hub import intake
from hub.dataset import datasets
from hub.dataset.options import Options
from hub.dataset.rows import WithdrawalRow
from hub.importing.release import Manner
from hub.intake import keeping
from hub.intake.keeping import KeptCommand, KeptFile, KeptParcel, read_command
from hub.intake.selection import Parcel
from hub.store.tables import Staged
from hub.words.errors import BadInput
from hub.words.period import parse
from hub.words.terms import EntityKind, SourceTier, StagedState, WithdrawalKind
from tests.hubs import TestHub


@given(
    accept=st.none() | st.text(),
    numbers=st.none() | st.frozensets(st.integers(1, 99)),
    options=st.builds(
        Options,
        partial=st.booleans(),
        tier=st.none() | st.sampled_from(SourceTier),
        period=st.none() | st.sampled_from([parse("2024"), parse("2026-Q3")]),
        province=st.none() | st.text(min_size=1),
        block=st.text(),
        kind=st.none() | st.sampled_from(EntityKind),
        maps=st.none() | st.just(Path("data/maps")),
        source=st.text(),
    ),
    ends=st.lists(st.builds(WithdrawalRow, st.text(), st.text(), st.sampled_from(WithdrawalKind))),
    names=st.lists(st.text(min_size=1)),
)
def test_a_command_comes_back_as_it_was(accept, numbers, options, ends, names) -> None:
    files = tuple(KeptFile(name, None, place, "ab", 3) for place, name in enumerate(names))
    command = KeptCommand(
        parcels=(KeptParcel("made", files),),
        keep_good=True,
        accept=accept,
        numbers=numbers,
        whole=False,
        withdrawals=tuple(ends),
        options=options._asdict(),
    )

    again = read_command(command.text)

    manner = again.manner(Manner())
    assert again.parcels == command.parcels
    assert (manner.accept, manner.numbers, manner.options) == (accept, numbers, options)
    assert manner.withdrawals == tuple(ends)
    assert again.sha256 == command.sha256


LINE = {
    "id": 9,
    "state": StagedState.WAITING,
    "staged_at": 0,
    "base": 0,
    "report": b"",
    **dict.fromkeys(("dataset", "file", "sha256", "command", "effect", "staged_account"), ""),
}


def files(folder: Path) -> list[Path]:
    """Files of one name, not in the order of their folders; one is empty, one large."""
    contents = (b"", random.Random(1).randbytes(3 * 2**20 + 7), "số liệu".encode())
    paths = [folder / place / "a.csv" for place in ("c", "a", "b")]
    for path, content in zip(paths, contents, strict=True):
        path.parent.mkdir()
        path.write_bytes(content)
    return paths


def test_files_come_back_byte_for_byte(hub: TestHub, tmp_path: Path) -> None:
    paths = files(tmp_path)
    dataset = datasets.named(hub.seeds, "made")
    parcel = Parcel(dataset, tuple(paths), known_as={paths[0]: "post.zip!c/a.csv"})

    with keeping.copied([parcel], Manner()) as kept, hub.engine.connect() as connection:
        connection.execute(insert(Staged.__table__), LINE)
        keeping.store(connection, 9, kept.parcels)
        with keeping.taken_out(connection, hub.seeds, 9, kept.command) as (again,):
            contents = [path.read_bytes() for path in again.files]
            names = again.names
            file = intake.described(dataset, again.files, again.names)

    assert contents == [path.read_bytes() for path in paths]
    assert names == ["post.zip!c/a.csv", "a.csv", "a.csv"]
    assert file == intake.described(dataset, parcel.files, parcel.names)


def test_a_file_that_is_gone_is_told_by_its_name(hub: TestHub, tmp_path: Path) -> None:
    parcel = Parcel(datasets.named(hub.seeds, "made"), (tmp_path / "gone.csv",))

    with pytest.raises(BadInput) as refused, keeping.copied([parcel], Manner()):
        pass

    (fault,) = refused.value.faults
    assert fault.origin == "gone.csv"
    assert "không có tệp hoặc thư mục này" in fault.wanted.vi
