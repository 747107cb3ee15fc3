"""Which files of which datasets a command means."""

import os
import shutil
import zipfile
from pathlib import Path

import pytest

from hub.intake import selection
from hub.intake.selection import Parcel, decisions, selected
from hub.words.errors import BadInput, BadUse, system
from hub.words.language import Language
from tests.hubs import ROOT


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """Made-up seeds."""
    return shutil.copytree(ROOT / "tests" / "made_up", tmp_path / "seeds")


def named(parcels: list[Parcel]) -> dict[str, list[str] | None]:
    """The names of the files of each dataset."""
    return {
        parcel.dataset.name: parcel.files and [path.name for path in parcel.files]
        for parcel in parcels
    }


def test_nothing_named_means_all_seeds(seeds: Path) -> None:
    with selected(seeds, []) as parcels:
        assert named(parcels) == {"places": None, "made": None}


def test_folders_within_a_folder_are_gone_through_and_litter_is_left_out_by_name(
    seeds: Path, tmp_path: Path
) -> None:
    post = tmp_path / "post"
    for name in (
        "b.csv",
        "tháng 10/a.csv",
        "Thumbs.db",
        "~$b.xlsx",
        ".DS_Store",
        "tháng 10/desktop.ini",
    ):
        path = post / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")

    with selected(seeds, [str(post)], "made") as parcels:
        assert named(parcels) == {"made": ["b.csv", "a.csv"]}
        assert {Path(one.origin).name for one in parcels[0].left_out} == {
            "Thumbs.db",
            "~$b.xlsx",
            ".DS_Store",
            "desktop.ini",
        }


def test_an_archive_stands_for_its_files(seeds: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "post.zip", "w") as parts:
        parts.writestr("một.csv", "x")
        parts.writestr("__MACOSX/._một.csv", "x")

    with selected(seeds, [str(tmp_path / "post.zip")], "made") as parcels:
        assert named(parcels) == {"made": ["một.csv"]}
        assert [(one.origin, one.found) for one in parcels[0].left_out] == [
            ("post.zip!__MACOSX/._một.csv", "._một.csv")
        ]
        unpacked = parcels[0].files[0]
    assert not unpacked.exists()


def test_names_of_an_archive_are_read_whoever_packed_it(seeds: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "post.zip", "w") as parts:
        parts.writestr("tháng 10/sở.csv", "x")
    written = (tmp_path / "post.zip").read_bytes()
    (tmp_path / "post.zip").write_bytes(
        written.replace(b"\x14\0\0\x08", b"\x14\0\0\0")
    )  # nothing says that it is UTF-8

    with selected(seeds, [str(tmp_path / "post.zip")], "made") as parcels:
        assert named(parcels) == {"made": ["sở.csv"]}
    with (
        pytest.raises(BadUse, match=r"post\.zip!tháng 10/sở\.csv"),
        selected(seeds, [str(tmp_path / "post.zip")]),
    ):
        pass


def test_a_workbook_that_nobody_can_read_is_told_before_its_dataset_is_asked_for(
    seeds: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"no workbook")

    with pytest.raises(BadInput) as bad, selected(seeds, [str(tmp_path / "a.xlsx")]):
        pass

    [fault] = bad.value.faults
    assert fault.within(Language.VI).startswith("a.xlsx: cần sổ tính Excel đọc được")


def test_files_of_two_datasets_in_one_folder_are_parted(seeds: Path, tmp_path: Path) -> None:
    post = tmp_path / "post"
    post.mkdir()
    documents = shutil.copytree(seeds / "made", seeds / "documents")
    shutil.copy(seeds / "made" / "2019.csv", post)
    (post / "báo cáo.docx").write_bytes(b"PK")
    shutil.copy(documents / "dataset.toml", post.parent)

    with (
        pytest.raises(BadUse, match=r"không rõ .*2019\.csv thuộc bộ dữ liệu nào"),
        selected(seeds, [str(post)]),
    ):
        pass


def test_every_file_by_itself(seeds: Path, tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("x", encoding="utf-8")

    with selected(seeds, [str(tmp_path / "a.csv"), str(tmp_path / "b.csv")], "made") as parcels:
        assert [named(together) for together in decisions(parcels, apart=True)] == [
            {"made": ["a.csv"]},
            {"made": ["b.csv"]},
        ]


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "a.csv")
    return folder / "a.csv"


def picture(folder: Path) -> Path:
    path = folder / "ảnh.jpg"
    path.write_bytes(b"\xff\xd8")
    return path


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        (pipe, "không phải tệp thường"),
        (picture, "nhận dạng chữ rồi lưu thành .docx"),
        (lambda folder: Path("/dev/zero"), "không phải tệp thường"),
        (lambda folder: Path("/proc/self/mem"), "không đọc được loại tệp này"),
    ],
    ids=["pipe", "picture", "device", "memory"],
)
def test_what_cannot_be_read_is_refused_by_name(
    seeds: Path, tmp_path: Path, made, wanted: str
) -> None:
    path = made(tmp_path)

    with pytest.raises(BadInput) as bad, selected(seeds, [str(path)], "made"):
        pass

    (fault,) = bad.value.faults
    assert (fault.origin, wanted in fault.wanted.vi) == (str(path), True)


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b", "no-such.csv", "made/no-such"])
def test_a_name_that_means_nothing_is_one_sentence(seeds: Path, name: str) -> None:
    with (
        pytest.raises(BadUse, match="không có tệp, thư mục hay bộ dữ liệu"),
        selected(seeds, [name]),
    ):
        pass


def test_a_folder_that_is_only_a_link_is_left_out_by_name(seeds: Path, tmp_path: Path) -> None:
    post, elsewhere = tmp_path / "post", tmp_path / "elsewhere"
    for folder in (post, elsewhere):
        folder.mkdir()
        (folder / "a.csv").write_text("x", encoding="utf-8")
    (post / "link").symlink_to(elsewhere, target_is_directory=True)

    with selected(seeds, [str(post)], "made") as parcels:
        assert named(parcels) == {"made": ["a.csv"]}
        assert [Path(one.origin).name for one in parcels[0].left_out] == ["link"]


def test_an_archive_of_nothing_but_litter_is_one_sentence(seeds: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "post.zip", "w") as parts:
        parts.writestr("Thumbs.db", "x")

    with (
        pytest.raises(BadUse, match=r"post\.zip!Thumbs\.db"),
        selected(seeds, [str(tmp_path / "post.zip")], "made"),
    ):
        pass


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (PermissionError(13, "Permission denied"), "không có quyền truy cập"),
        (OSError(28, "No space left on device"), "đĩa đã hết chỗ"),
        (OSError(5, "Input/output error"), "lỗi 5 của hệ thống: Input/output error"),
        (ValueError("embedded null byte"), "embedded null byte"),
    ],
)
def test_what_the_system_says_is_told_in_the_readers_language(error: Exception, told: str) -> None:
    assert system(error).vi == told


def test_a_folder_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    fault = selection._unread(PermissionError(13, "Permission denied", str(tmp_path)))

    assert fault.within(Language.VI).startswith(
        f"{tmp_path}: không mở được để đọc (không có quyền truy cập); kiểm tra quyền đọc"
    )
