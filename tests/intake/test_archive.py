"""Archives unpacked: one level, within limits."""

import struct
import zipfile
from pathlib import Path

import pytest

from hub.intake import archive
from hub.words.errors import BadInput
from hub.words.language import Language


def packed(folder: Path, members: dict[str, bytes], name: str = "tep.zip") -> Path:
    """An archive with these members."""
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        for member, content in members.items():
            parts.writestr(member, content)
    return path


def test_each_file_of_an_archive_is_written_apart(tmp_path: Path) -> None:
    path = packed(tmp_path, {"tháng 10/a.csv": b"1", "tháng 11/a.csv": b"2", "trống/": b""})

    files = archive.unpacked(path, tmp_path / "out")

    assert [(file.name, file.read_bytes()) for file in files] == [("a.csv", b"1"), ("a.csv", b"2")]


def test_members_that_would_lie_outside_are_refused_by_name_and_nothing_is_written(
    tmp_path: Path,
) -> None:
    path = packed(
        tmp_path,
        {
            "../../x.csv": b"1",
            "/etc/y.csv": b"2",
            "..\\z.csv": b"3",
            "C:\\w.csv": b"4",
            "a..b.csv": b"5",
        },
    )

    with pytest.raises(BadInput) as bad:
        archive.unpacked(path, tmp_path / "out")

    assert [fault.origin for fault in bad.value.faults] == [
        "tep.zip!../../x.csv",
        "tep.zip!/etc/y.csv",
        "tep.zip!../z.csv",
        "tep.zip!C:/w.csv",
    ]
    assert not (tmp_path / "out").exists()


def test_too_large_an_archive_tells_what_was_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 2**20)

    with pytest.raises(BadInput) as bad:
        archive.unpacked(packed(tmp_path, {"a.csv": b"0" * (2**20 + 1)}), tmp_path / "out")

    assert (
        bad.value.faults[0]
        .within(Language.VI)
        .startswith("tep.zip: có 1 tệp, 2 MB sau khi giải nén, nhiều nhất 500 tệp")
    )


@pytest.mark.parametrize(
    ("origin", "told"),
    [
        ("a.csv:2", "post.zip!10/a.csv:2"),
        ("a.csv", "post.zip!10/a.csv"),
        ("a.csv!Sheet!C7", "post.zip!10/a.csv!Sheet!C7"),
        ("b: c!.csv:3", "post.zip!b: c!.csv:3"),
        ("dataset.toml", "dataset.toml"),
    ],
)
def test_a_place_is_told_within_its_archive(origin: str, told: str) -> None:
    assert (
        archive.renamed(origin, {"a.csv": "post.zip!10/a.csv", "b: c!.csv": "post.zip!b: c!.csv"})
        == told
    )


def locked(path: Path) -> Path:
    """The archive with its first member marked as encrypted."""
    content = bytearray(path.read_bytes())
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        struct.pack_into("<H", content, content.find(signature) + place, 1)
    path.write_bytes(content)
    return path


def otherwise(path: Path, way: int) -> Path:
    """The archive with its members packed in another way."""
    with zipfile.ZipFile(path) as parts:
        members = {name: parts.read(name) for name in parts.namelist()}
    with zipfile.ZipFile(path, "w", way) as parts:
        for name, content in members.items():
            parts.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        (lambda folder: packed(folder, {}), "tệp nén không có tệp nào"),
        (lambda folder: packed(folder, {"a.csv": b"1", "b.zip": b"PK"}), "chỉ giải nén một lớp"),
        (lambda folder: locked(packed(folder, {"a.csv": b"1"})), "không đặt mật khẩu"),
        (
            lambda folder: packed(
                folder, {f"{number}.csv": b"" for number in range(archive.MOST_FILES + 1)}
            ),
            "nhiều nhất",
        ),
        (lambda folder: packed(folder, {"d/" * 20_000 + "a.csv": b"1"}), "đặt tên ngắn hơn"),
        (lambda folder: packed(folder, {"ệ" * 100 + ".csv": b"1"}), "đặt tên ngắn hơn"),
        (lambda folder: otherwise(packed(folder, {"a.csv": b"1"}), zipfile.ZIP_LZMA), "deflate"),
        (lambda folder: otherwise(packed(folder, {"a.csv": b"1"}), zipfile.ZIP_BZIP2), "deflate"),
    ],
    ids=["nothing", "nested", "locked", "many files", "deep", "long", "lzma", "bzip2"],
)
def test_an_archive_that_cannot_be_taken_says_why(tmp_path: Path, made, wanted: str) -> None:
    with pytest.raises(BadInput) as bad:
        archive.unpacked(made(tmp_path), tmp_path / "out")

    (fault,) = bad.value.faults
    assert wanted in fault.wanted.vi


@pytest.mark.parametrize("cut", [0, 10, 40, -5])
def test_a_damaged_archive_is_one_sentence(tmp_path: Path, cut: int) -> None:
    path = packed(tmp_path, {"a.csv": b"period,entity\n" * 50})
    path.write_bytes(path.read_bytes()[:cut])

    with pytest.raises(BadInput) as bad:
        archive.unpacked(path, tmp_path / "out")

    assert "zip nguyên vẹn" in bad.value.faults[0].wanted.vi


def test_what_comes_out_is_counted_whatever_the_archive_declares(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 1000)

    with pytest.raises(BadInput, match="chưa ghi gì"):
        archive.unpacked(packed(tmp_path, {"a.csv": b"0" * 2000}), tmp_path / "out")
