"""Archives unpacked: one level, within limits."""

import struct
import zipfile
from pathlib import Path

import pytest

from hub import archive
from hub.errors import BadInput


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


def test_no_member_leaves_its_folder(tmp_path: Path) -> None:
    path = packed(tmp_path, {"../../x.csv": b"1", "/etc/y.csv": b"2", "..\\z.csv": b"3"})

    files = archive.unpacked(path, tmp_path / "out")

    assert [file.name for file in files] == ["x.csv", "y.csv", "z.csv"]
    assert all((tmp_path / "out") in file.parents for file in files)


def locked(path: Path) -> Path:
    """The archive with its first member marked as encrypted."""
    content = bytearray(path.read_bytes())
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        struct.pack_into("<H", content, content.find(signature) + place, 1)
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(("made", "wanted"), [
    (lambda folder: packed(folder, {}), "tệp nén không có tệp nào"),
    (lambda folder: packed(folder, {"a.csv": b"1", "b.zip": b"PK"}), "chỉ giải nén một lớp"),
    (lambda folder: locked(packed(folder, {"a.csv": b"1"})), "không đặt mật khẩu"),
    (lambda folder: packed(folder, {f"{number}.csv": b"" for number in range(archive.MOST_FILES + 1)}), "nhiều nhất"),
], ids=["nothing", "nested", "locked", "many files"])
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


def test_what_comes_out_is_counted_whatever_the_archive_declares(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 1000)

    with pytest.raises(BadInput, match="chưa ghi gì"):
        archive.unpacked(packed(tmp_path, {"a.csv": b"0" * 2000}), tmp_path / "out")
