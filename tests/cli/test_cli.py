"""The commands: what they do, say and end with."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson
import pytest
import typer
from sqlalchemy import make_url

import hub.cli
from hub.words import clock
from tests import commands, databases
from tests.commands import Said
from tests.databases import SQLITE
from tests.hubs import ROOT
from tests.offices import fill

HEADER = "period,entity,code,value,missing,rank,rank_of,source\n"


@dataclass(frozen=True)
class House:
    """A folder with made-up seeds and perhaps a database, and the command run in it."""

    folder: Path
    settings: dict[str, str]

    @property
    def database(self) -> Path:
        """Where the database is by default."""
        return self.folder / "data" / "hub.db"

    def held(self) -> bytes | dict[str, list[tuple]]:
        """All that the database holds."""
        return (
            databases.held(self.settings["HUB_DATABASE_URL"])
            if self.settings
            else self.database.read_bytes()
        )

    def run(self, *arguments: str | Path, language: str = "vi") -> Said:
        """The command with these arguments."""
        settings = {"HUB_LANGUAGE": language, "COLUMNS": "200"} | self.settings
        return commands.call(self.folder, *arguments, **settings)

    def process(self, *arguments: str, **settings: str) -> Said:
        """The command in a process of its own, with these settings."""
        return commands.alone(self.folder, *arguments, **self.settings | settings)

    def file(self, *lines: str, name: str = "new.csv") -> Path:
        """A file of these lines, outside the seeds."""
        path = self.folder / name
        path.write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")
        return path


@pytest.fixture
def house(home: Path | str, tmp_path: Path) -> Iterator[House]:
    """Seeds, and no database yet; on a server an empty one."""
    shutil.copytree(ROOT / "tests" / "made_up", tmp_path / "seeds")
    settings = {} if isinstance(home, Path) else {"HUB_DATABASE_URL": databases.new(home)}
    yield House(tmp_path, settings)
    for url in settings.values():
        databases.dropped(url)


@pytest.fixture(scope="session")
def imported(home: Path | str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a database into which the seeds were imported, to be copied only."""
    folder = tmp_path_factory.mktemp("imported")
    shutil.copytree(ROOT / "tests" / "made_up", folder / "seeds")
    url = databases.new(home)
    assert commands.call(folder, "import", HUB_DATABASE_URL=url).code == 0
    return url


@pytest.fixture
def full(home: Path | str, imported: str, tmp_path: Path) -> Iterator[House]:
    """Seeds already imported."""
    shutil.copytree(ROOT / "tests" / "made_up", tmp_path / "seeds")
    copy = databases.copied(imported, tmp_path)
    if isinstance(home, str):
        yield House(tmp_path, {"HUB_DATABASE_URL": copy})
        databases.dropped(copy)
        return
    house = House(tmp_path, {})
    house.database.parent.mkdir()
    Path(make_url(copy).database).rename(house.database)
    yield house


# Importing


def test_import_of_nothing_named_takes_all_seeds(house: House) -> None:
    said = house.run("import")

    assert (said.code, said.err) == (0, "")
    assert (
        said.out == "places: phiên bản dữ liệu 1\n  danh mục: thêm mới 20\n"
        "made: phiên bản dữ liệu 2\n  số liệu: thêm mới 30\n  danh mục: thêm mới 11\n"
    )


def test_import_of_a_dataset_brings_what_it_needs(house: House) -> None:
    said = house.run("import", "made", language="en")

    assert said.code == 0
    assert [line for line in said.out.splitlines() if not line.startswith(" ")] == [
        "places: data version 1",
        "made: data version 2",
    ]


def test_import_again_says_that_nothing_changed(full: House) -> None:
    said = full.run("import")

    assert (said.code, said.out.count("không có gì thay đổi")) == (0, 2)


@SQLITE
@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("name", ["full", "house"])
def test_dry_run_writes_nothing(name: str, request: pytest.FixtureRequest) -> None:
    house: House = request.getfixturevalue(name)
    path = house.file("2020,Ân,TOTAL,71,,,,made/book")
    before = house.database.read_bytes() if name == "full" else None

    said = house.run("import", path, "--dataset", "made", "--dry-run")

    assert said.code == 0
    assert "made: chỉ xem trước, chưa ghi gì\n  số liệu: thêm mới 1\n" in said.out
    assert (house.database.read_bytes() if before else house.database.exists()) == (before or False)


def test_where_every_cell_was_rejected_nothing_is_said_to_be_looked_at_only(full: House) -> None:
    path = full.file("2020,Ăn,TOTAL,71,,,,made/book")

    said = full.run("import", path, "--dataset", "made", "--keep-good")

    assert (said.code, said.out.splitlines()[:2]) == (
        6,
        ["made: chưa ghi gì", "  số liệu: bị từ chối 1"],
    )


@SQLITE
def test_reading_goes_through_folders_and_tells_what_cannot_be_read(house: House) -> None:
    reader = House(house.folder, {"HUB_SEEDS": str(ROOT / "seeds")})
    (house.folder / "post" / "tháng 10").mkdir(parents=True)
    (house.folder / "post" / "tháng 10" / "a.txt").write_text(
        "BÁO CÁO\nSở đã tiếp nhận 12 hồ sơ.\n", encoding="utf-8"
    )
    os.mkfifo(house.folder / "pipe.txt")

    read, odd, none = (
        reader.run("read", "post"),
        reader.run("read", "pipe.txt"),
        reader.run("read", "no.docx"),
    )

    assert (read.code, "12 hồ sơ" in read.out) == (0, True)
    assert (odd.code, odd.err.splitlines()[0]) == (
        3,
        "pipe.txt: không phải tệp thường (thiết bị, ống dẫn…); cần một tệp trên đĩa",
    )
    assert (none.code, none.err) == (2, "không có tệp, thư mục hay bộ dữ liệu no.docx\n")


@SQLITE
def test_reading_names_the_rules_where_it_is_asked_why(house: House) -> None:
    reader = House(house.folder, {"HUB_SEEDS": str(ROOT / "seeds")})
    (house.folder / "a.txt").write_text("BÁO CÁO\nSở đã tiếp nhận 12 hồ sơ.\n", encoding="utf-8")

    plain, asked = reader.run("read", "a.txt"), reader.run("read", "--why", "a.txt")

    assert "←" not in plain.out
    assert "Sở đã tiếp nhận 12 hồ sơ. ← stage within-the-head\n" in asked.out


def test_folder_of_files_is_one_release(full: House) -> None:
    (full.folder / "post").mkdir()
    for year in (2020, 2021):
        full.file(f"{year},Ân,TOTAL,71,,,,made/book", name=f"post/{year}.csv")

    said = full.run("import", "post", "--dataset", "made")

    assert (said.code, said.out.splitlines()[:2]) == (
        0,
        ["made: phiên bản dữ liệu 3", "  số liệu: thêm mới 2"],
    )


def test_faults_are_told_on_stderr_and_refuse_the_file(full: House) -> None:
    path = full.file("2020,Ăn,TOTAL,71,,,,made/book", "2020,Ân,TOTAL,bảy,,,,made/book")

    said = full.run("import", path, "--dataset", "made")

    assert (said.code, said.out) == (3, "")
    assert sorted(said.err.splitlines()) == [
        "2 lỗi trong dữ liệu nhập, chưa ghi gì",
        (
            "new.csv:2: thấy “Ăn”, không có đơn vị “Ăn”; gần nhất: Ân; kiểm tra chính tả; đơn vị"
            " dưới cấp tỉnh cần cột kind (loại đơn vị: DEPARTMENT, DISTRICT, COMMUNE) và cột"
            " province (thuộc tỉnh)"
        ),
        "new.csv:3: thấy “bảy”, cột value cần một số",
    ]


def test_a_fault_in_one_file_leaves_all_out_and_offers_each(full: House) -> None:
    good = full.file("2020,Ân,TOTAL,71,,,,made/book", name="good.csv")
    bad = full.file("2020,Ăn,TOTAL,71,,,,made/book", name="bad.csv")
    before = full.held()

    said = full.run("import", good, bad, "--dataset", "made")

    assert (said.code, said.out, full.held()) == (3, "", before)
    assert (
        said.err.splitlines()[-1]
        == "1 lỗi trong dữ liệu nhập, chưa ghi gì; để mỗi tệp được xét riêng, thêm --each"
    )


def test_each_file_is_decided_by_itself_and_the_words_tell_which_were_written(full: House) -> None:
    good = full.file("2020,Ân,TOTAL,71,,,,made/book", name="good.csv")
    bad = full.file("2020,Ăn,TOTAL,71,,,,made/book", name="bad.csv")

    said = full.run("import", bad, good, "--dataset", "made", "--each")

    assert (said.code, said.out.splitlines()[:2]) == (
        3,
        ["made: phiên bản dữ liệu 3", "  số liệu: thêm mới 1"],
    )
    assert said.err.splitlines()[-2:] == ["đã ghi: good.csv", "chưa ghi: bad.csv"]


def test_what_each_file_did_is_told_by_its_name(full: House) -> None:
    good, bad = (
        full.file("2020,Ân,TOTAL,71,,,,made/book", name="good.csv"),
        full.file("2020,Ăn,TOTAL,71,,,,made/book", name="bad.csv"),
    )
    full.run("import", good, "--dataset", "made")

    said = full.run("import", bad, good, "--dataset", "made", "--each")

    assert said.err.splitlines()[-3:] == [
        "1 lỗi trong dữ liệu nhập, chưa ghi gì của bad.csv",
        "không có gì thay đổi: good.csv",
        "chưa ghi: bad.csv",
    ]


def test_a_refused_command_tells_its_faults_and_what_it_left_out_as_json(full: House) -> None:
    path = full.folder / "post.zip"
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("10/bad.csv", HEADER + "2020,Ăn,TOTAL,71,,,,made/book\n")
        parts.writestr("Thumbs.db", b"x")

    said = full.run("import", path, "--dataset", "made", "--json")

    (refused,) = orjson.loads(said.out)["refused"]
    assert (said.code, refused["files"], refused["exitCode"]) == (3, "post.zip!10/bad.csv", 3)
    assert [(one["place"], one["found"]) for one in refused["faults"]] == [
        ("post.zip!10/bad.csv:2", "Ăn")
    ]
    assert [one["place"] for one in refused["ignored"]] == ["post.zip!Thumbs.db"]


def test_what_is_left_out_stands_in_the_json_of_what_was_written(full: House) -> None:
    path = full.folder / "post.zip"
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("good.csv", HEADER + "2020,Ân,TOTAL,71,,,,made/book\n")
        parts.writestr("Thumbs.db", b"x")

    told = orjson.loads(full.run("import", path, "--dataset", "made", "--json").out)

    assert [one["place"] for one in told["outcomes"][0]["ignored"]] == ["post.zip!Thumbs.db"]
    assert told["refused"] == []


def test_a_file_that_cannot_be_read_is_told_as_json_by_its_name_within_the_archive(
    full: House,
) -> None:
    path = full.folder / "post.zip"
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("x/anh.jpg", b"x")

    said = full.run("diff", path, "--dataset", "made", "--json")

    (refused,) = orjson.loads(said.out)["refused"]
    assert (said.code, [one["place"] for one in refused["faults"]]) == (3, ["post.zip!x/anh.jpg"])
    assert said.err.startswith("post.zip!x/anh.jpg: thấy “.jpg”")


def test_files_of_one_name_within_an_archive_are_told_apart(full: House) -> None:
    path = full.folder / "post.zip"
    with zipfile.ZipFile(path, "w") as parts:
        for folder, value in (("x", 71), ("y", 72)):
            parts.writestr(f"{folder}/a.csv", HEADER + f"2020,Ân,TOTAL,{value},,,,made/book\n")

    said = full.run("import", path, "--dataset", "made")

    assert said.err.startswith(
        "post.zip!y/a.csv:2: thấy “72”, ô này đã có giá trị 71 tại post.zip!x/a.csv:2"
    )


def test_several_decisions_as_json_are_one_document(full: House) -> None:
    paths = [
        full.file(f"{year},Ân,TOTAL,71,,,,made/book", name=f"{year}.csv") for year in (2020, 2021)
    ]

    said = full.run("import", *paths, "--dataset", "made", "--each", "--json")

    assert (said.code, [one["version"] for one in orjson.loads(said.out)["outcomes"]]) == (
        0,
        [3, 4],
    )


def test_an_archive_is_imported_as_its_files(full: House) -> None:
    path = full.folder / "post.zip"
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("2020.csv", HEADER + "2020,Ân,TOTAL,71,,,,made/book\n")
        parts.writestr("Thumbs.db", "x")

    said = full.run("import", path, "--dataset", "made")

    assert (said.code, said.out.splitlines()[:2]) == (
        0,
        ["made: phiên bản dữ liệu 3", "  số liệu: thêm mới 1"],
    )
    assert "  - post.zip!Thumbs.db: tệp tạm hoặc tệp của hệ điều hành" in said.out.splitlines()


def test_what_a_file_hides_in_its_texts_is_shown(full: House) -> None:
    said = full.run(
        "import", full.file("2020,Ăn\u202e\x07,TOTAL,71,,,,made/book"), "--dataset", "made"
    )

    assert "Ăn\\u202e\\x07" in said.err
    assert "\u202e" not in said.err


def test_a_command_that_changes_nothing_writes_no_release(full: House) -> None:
    before = full.run("releases").out
    toml = full.folder / "seeds" / "made" / "dataset.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + "\n# a word\n", encoding="utf-8")

    said = full.run("import", "made")

    assert (said.code, said.out.splitlines()[0]) == (0, "made: không có gì thay đổi")
    assert full.run("releases").out == before


@SQLITE
def test_no_password_is_ever_printed(house: House) -> None:
    for url in (
        "postgresql://hub:s3cret@localhost:1/hub",
        "postgresql://hub@localhost:1/hub?password=s3cret",
        "x//hub:s3cret@y z",
    ):
        said = House(house.folder, {"HUB_DATABASE_URL": url}).run("import")

        assert said.code in (1, 2)
        assert "s3cret" not in said.out + said.err


def test_keep_good_imports_the_rest(full: House) -> None:
    path = full.file("2020,Ăn,TOTAL,71,,,,made/book", "2020,Ân,TOTAL,71,,,,made/book")

    said = full.run("import", path, "--dataset", "made", "--keep-good")

    assert (said.code, said.out.splitlines()[1]) == (6, "  số liệu: thêm mới 1, bị từ chối 1")


def asserting(full: House) -> House:
    """The house whose every table of totals must be complete."""
    toml = full.folder / "seeds" / "made" / "dataset.toml"
    toml.write_text(
        toml.read_text(encoding="utf-8").replace(
            "[assertions]", '[assertions]\ncomplete = ["MADE/TOTAL"]'
        ),
        encoding="utf-8",
    )
    return full


@pytest.mark.parametrize(
    "accept", [["chỉ có một đơn vị"], ["1", "chỉ có một đơn vị"], ["1 chỉ có một đơn vị"]]
)
def test_a_suspicion_stops_the_command_and_a_reason_passes_it(
    full: House, accept: list[str]
) -> None:
    path = asserting(full).file("2020,Ân,TOTAL,71,,,,made/book")

    refused = full.run("import", path, "--dataset", "made")
    passed = full.run("import", path, "--dataset", "made", "--accept", *accept)

    assert (refused.code, refused.out, refused.err.count("\n")) == (4, "", 2)
    assert refused.err.startswith("[1] ")
    assert "1 điểm nghi vấn, chưa ghi gì" in refused.err
    assert passed.code == 0


@pytest.mark.parametrize("accept", [["1,2"], ["1", "new.csv"], ["1", "--dataset"], [" "]])
def test_an_acceptance_without_a_reason_is_one_sentence(full: House, accept: list[str]) -> None:
    path = asserting(full).file("2020,Ân,TOTAL,71,,,,made/book")

    said = full.run("import", path, "--accept", *accept)

    assert (said.code, said.err.count("\n")) == (2, 1)
    assert "--accept cần lý do" in said.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["import", "no-such"], "không có tệp, thư mục hay bộ dữ liệu no-such\n"),
        (
            ["import", "new.csv"],
            "không rõ new.csv thuộc bộ dữ liệu nào; cần --dataset, một trong places, made\n",
        ),
        (
            ["import", "new.csv", "--dataset", "maed"],
            "không có bộ dữ liệu “maed”; gần nhất: places, made\n",
        ),
        (["undo", "9", "--yes"], "không có đợt cập nhật 9 để hoàn tác; xem hub releases\n"),
    ],
)
def test_wrong_use_is_one_sentence(full: House, arguments: list[str], told: str) -> None:
    full.file("2020,Ân,TOTAL,71,,,,made/book")

    said = full.run(*arguments)

    assert (said.code, said.out, said.err) == (2, "", told)


@SQLITE
@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ([], "Cách dùng"),
        (["no-such"], "không có lệnh 'no-such'"),
        (["import", "--no-such"], "--no-such"),
        (["undo", "một"], "ĐỢT"),
        (["undo"], "thiếu tham số 'ĐỢT'"),
    ],
)
def test_usage_is_told_where_a_command_is_malformed(
    house: House, arguments: list[str], found: str
) -> None:
    said = house.run(*arguments)

    assert said.code == 2
    assert found in said.out + said.err


@SQLITE
@pytest.mark.parametrize("command", ["status", "releases", "check", "serve"])
def test_reading_without_a_database_says_what_to_do(house: House, command: str) -> None:
    said = house.run(command)

    assert (said.code, said.out, said.err) == (2, "", "chưa có cơ sở dữ liệu; hãy chạy hub up\n")
    assert not house.database.exists()


@SQLITE
@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"HUB_PORT": "tám"}, "HUB_PORT"),
        ({"HUB_LANGUAGE": "fr"}, "HUB_LANGUAGE"),
        ({"HUB_DATABASE_URL": "no address"}, "no address"),
        ({"HUB_DATABASE_URL": "sqlite:////proc/no/hub.db"}, "/proc/no"),
        ({"HUB_SEEDS": "no-such"}, "no-such"),
    ],
)
def test_malformed_setting_is_one_sentence(
    house: House, settings: dict[str, str], told: str
) -> None:
    said = House(house.folder, settings).run("import")

    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert told in said.err


@SQLITE
@pytest.mark.parametrize(
    ("content", "command"),
    [(b"", "status"), (b"not a database", "status"), (b"not a database", "import")],
)
def test_file_that_is_no_hub_is_one_sentence(house: House, content: bytes, command: str) -> None:
    house.database.parent.mkdir()
    house.database.write_bytes(content)

    said = house.run(command)

    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)


@SQLITE
def test_command_runs_in_a_process_of_its_own(house: House) -> None:
    said = house.process(
        "import", "places", HUB_LANGUAGE="en", HUB_DATABASE_URL="sqlite:///elsewhere.db"
    )

    assert (said.code, said.out, said.err) == (
        0,
        "places: data version 1\n  catalogue: added 20\n",
        "",
    )
    assert (house.folder / "elsewhere.db").exists()


# Templates


def test_template_is_written_filled_in_and_imported(full: House) -> None:
    said = full.run("template", "made", "--period", "2020", "--province", "Ân")
    path = fill(full.folder / "mau-made-an-2020.xlsx", {("Ân", "TOTAL#value"): 71})
    imported = full.run("import", path.name)

    assert (said.code, said.out) == (
        0,
        (
            "mau-made-an-2020.xlsx: 1 đơn vị, 2 chỉ số; điền xong thì chạy hub import"
            " mau-made-an-2020.xlsx\n"
        ),
    )
    assert (imported.code, imported.out.splitlines()[0]) == (0, "made: phiên bản dữ liệu 3")
    assert "thêm mới 1" in imported.out


@SQLITE
def test_the_command_after_a_template_can_be_pasted_into_a_shell(full: House) -> None:
    said = full.run("template", "made", "mẫu của tôi (1).xlsx", "--period", "2019")

    assert said.out.endswith("điền xong thì chạy hub import 'mẫu của tôi (1).xlsx'\n")


def test_template_that_is_there_is_not_written_over_unless_asked(full: House) -> None:
    (full.folder / "a.xlsx").write_bytes(b"filled in")

    refused = full.run("template", "made", "a.xlsx", "--period", "2019")
    kept = (full.folder / "a.xlsx").read_bytes()
    passed = full.run(
        "template", "made", "a.xlsx", "--period", "2019", "--overwrite", language="en"
    )

    assert (refused.code, refused.out, refused.err) == (
        2,
        "",
        "đã có a.xlsx, có thể đã điền số liệu; chọn tên khác hoặc thêm --overwrite\n",
    )
    assert kept == b"filled in"
    assert (passed.code, passed.out) == (
        0,
        "a.xlsx: 3 units, 2 indicators; once filled in, run hub import a.xlsx\n",
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["maed", "--period", "2019"], "không có bộ chỉ số “maed”; hiện có: MADE (Chỉ số thử)\n"),
        (["made", "--period", "2019", "--province", "Ăn"], "không có đơn vị “Ăn”; gần nhất: Ân\n"),
        (
            ["made", "--period", "19"],
            (
                "kỳ “19” viết sai; cần một trong các dạng: 2023, 2023-S1, 2023-Q2, 2023-07,"
                " 2024-01/2024-09, 2022/2025, 2026-12-15/2027-03-14\n"
            ),
        ),
        (["made", "a.xls", "--period", "2019"], "a.xls: tên tệp cần đuôi .xlsx\n"),
        (
            ["made", "no/such/a.xlsx", "--period", "2019"],
            "không ghi được no/such/a.xlsx: không có tệp hoặc thư mục này; chọn tên hoặc thư mục"
            " khác\n",
        ),
    ],
)
def test_template_that_cannot_be_is_one_sentence(
    full: House, arguments: list[str], told: str
) -> None:
    said = full.run("template", *arguments)

    assert (said.code, said.out, said.err) == (2, "", told)


def test_filled_template_of_an_unknown_family_wants_a_dataset(full: House) -> None:
    full.run("template", "made", "a.xlsx", "--period", "2019")
    shutil.rmtree(full.folder / "seeds" / "made")

    said = full.run("import", "a.xlsx")

    assert (said.code, said.err) == (
        2,
        "không rõ a.xlsx thuộc bộ dữ liệu nào; cần --dataset, một trong places\n",
    )


def test_slips_of_a_template_are_told_with_their_cells(full: House) -> None:
    full.run("template", "made", "a.xlsx", "--period", "2019")
    fill(
        full.folder / "a.xlsx",
        {("Ân", "TOTAL#value"): "bảy", ("Bình", "TOTAL#rank"): 0},
        {"#document": "Sổ"},
    )

    said = full.run("import", "a.xlsx")

    assert said.code == 3
    assert said.err.splitlines() == [
        "= a.xlsx: mẫu Chỉ số thử – tỉnh, thành phố – năm 2019: không có số liệu nào dùng được",
        "a.xlsx!Nguồn!C7: phải ghi ngày ban hành",
        "a.xlsx!Nguồn!C8: phải ghi cơ quan ban hành",
        "a.xlsx!Nguồn!C10: phải ghi loại nguồn",
        "a.xlsx!Số liệu!C6: thấy “bảy”, cần một số",
        "a.xlsx!Số liệu!D7: thấy “0”, cần một số nguyên từ 1",
        "5 lỗi trong dữ liệu nhập, chưa ghi gì",
    ]


# Looking


def test_diff_tells_each_change_and_writes_nothing(full: House) -> None:
    path = full.file(
        "2019,Ân,TOTAL,75,,,,made/book",
        "2019,Cường,COST,1,,,,made/book",
        "2020,Ân,TOTAL,60,,1,2,made/book",
    )
    before = full.held()

    said = full.run("diff", path, "--dataset", "made", language="en")

    assert said.code == 0
    assert said.out.splitlines()[:2] == [
        "made: a look only, nothing was written",
        "  figures: added 1, changed 2",
    ]
    assert set(said.out.splitlines()[-5:]) == {
        "  MADE/TOTAL@2017 An 2019: 72 → 75",
        "  MADE/COST@2015 Cuong 2019: 6.25 → 1",
        "  + MADE/TOTAL@2017 An 2020: nothing → 60; rank nothing → 1/2",
        "  Ranks computed by the hub:",
        "    MADE/COST@2015 2019: Cuong 3 → 1, Binh 1 → 2, An 2 → 3",
    }
    assert full.held() == before


def test_diff_of_a_file_with_faults_shows_the_rest_and_ends_with_three(full: House) -> None:
    path = full.file("2019,Ân,TOTAL,75,,,,made/book", "2019,Ăn,TOTAL,1,,,,made/book")

    said = full.run("diff", path, "--dataset", "made", language="en")

    assert said.code == 3
    assert "  MADE/TOTAL@2017 An 2019: 72 → 75" in said.out.splitlines()
    assert "  ! new.csv:3: found “Ăn”, there is no unit “Ăn”; the nearest are: Ân" in said.out


def test_diff_as_data_holds_every_change(full: House) -> None:
    path = full.file("2019,Ân,TOTAL,75,,2,3,made/book")

    said = full.run("diff", path, "--dataset", "made", "--json")

    (outcome,) = orjson.loads(said.out)["outcomes"]
    (change,) = outcome["changes"]
    assert (
        change["entity"],
        change["old"]["value"],
        change["new"]["value"],
        change["new"]["rank"],
    ) == ("an", 72, 75, 2)


def test_a_preferred_figure_of_another_source_is_told_with_both(full: House) -> None:
    full.run(
        "import", full.file("2020,Ân,TOTAL,55,,,,made/paper", name="paper.csv"), "--dataset", "made"
    )

    said = full.run("diff", full.file("2020,Ân,TOTAL,56,,,,made/book"), "--dataset", "made")

    assert said.out.splitlines()[-2:] == [
        "  Số liệu được chọn đổi nguồn:",
        "    MADE/TOTAL@2017 Ân 2020: 55 (Báo) → 56 (Sổ)",
    ]


def test_a_figure_that_is_not_used_is_told_with_the_one_that_is(full: House) -> None:
    path = full.file("2020,Ân,TOTAL,56,,,,made/book")
    full.run("import", path, "--dataset", "made")
    copy = full.folder / "copy.csv"
    copy.write_text("period,entity,code,value\n2020,Ân,TOTAL,55\n", encoding="utf-8")
    options = ("--dataset", "made", "--source", "Bài của Báo Ân ngày 12/01/2022", "--tier", "copy")

    look = full.run("diff", copy, *options)
    data = orjson.loads(full.run("diff", copy, *options, "--json").out)
    done = full.run("import", copy, *options)

    assert look.out.splitlines()[-2:] == [
        "  Số liệu mới khác số liệu đang dùng nhưng không được dùng:",
        "    MADE/TOTAL@2017 Ân 2020: 55 (Bài của Báo Ân ngày 12/01/2022); đang dùng 56 (Sổ)",
    ]
    (unused,) = data["outcomes"][0]["unused"]
    assert (unused["new"]["value"], unused["used"]["value"]) == (55, 56)
    assert "vì nguồn đang dùng được ưu tiên: 1" in done.out


def test_status_tells_what_is_held(full: House) -> None:
    said = full.run("status", "--json")

    told = orjson.loads(said.out)
    (line,) = told["indices"]
    assert line.pop("updated") == clock.today().isoformat()
    assert line == {
        "index": "MADE",
        "indicators": "3",
        "figures": "30",
        "first": "2015",
        "last": "2019",
        "due": "2019",
        "held": "2/3",
        "expected": None,
        "state": "Hệ thống mới có 2/3 đơn vị của kỳ 2019",
    }
    assert told["version"] == 2


@pytest.mark.parametrize(
    ("language", "state"),
    [
        ("vi", "Hệ thống chưa có kỳ 2020; mới có 2/3 đơn vị của kỳ 2019"),
        ("en", "The hub does not hold 2020 yet; holds 2/3 units of 2019 only"),
    ],
)
def test_status_tells_what_has_not_come(full: House, language: str, state: str) -> None:
    path = full.folder / "seeds" / "made" / "dataset.toml"
    ends = f'frequency = "YEAR"\nlag_months = {(clock.today().year - 2021) * 12}'
    path.write_text(
        path.read_text(encoding="utf-8").replace('frequency = "YEAR"', ends), encoding="utf-8"
    )
    full.run("import", "made")

    said = full.run("status", "--json", language=language)

    assert orjson.loads(said.out)["indices"][0]["state"] == state


def test_status_of_nothing_imported_has_gaps(full: House) -> None:
    full.run("undo", "2", "--yes")

    (line,) = orjson.loads(full.run("status", "--json").out)["indices"]

    assert (line["figures"], line["first"], line["held"], line["state"]) == (
        "0",
        None,
        None,
        "chưa có số liệu",
    )


@pytest.mark.parametrize("settings", [{"FORCE_COLOR": "1"}, {}], ids=["screen", "pipe"])
def test_status_fits_eighty_columns_with_whole_days(full: House, settings: dict[str, str]) -> None:
    screen = House(full.folder, full.settings | {"COLUMNS": "80"} | settings)

    lines = [
        re.sub(r"\x1b\[[0-9;]*m", "", line).rstrip()
        for line in screen.run("status").out.splitlines()
    ]

    assert max(map(len, lines)) <= 80
    assert clock.today().isoformat() in lines[2]
    assert lines[3] == "MADE: Hệ thống mới có 2/3 đơn vị của kỳ 2019"


def loaded(house: House, command: str) -> set[str]:
    """The modules that a command has loaded when it ends, in a process of its own."""
    program = f"import sys; from hub.cli import main; main(['{command}']); print(*sys.modules)"
    said = subprocess.run(
        [sys.executable, "-c", program],
        cwd=house.folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | house.settings,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return set(said.stdout.split())


@SQLITE
def test_a_short_question_does_not_load_what_it_does_not_use(full: House) -> None:
    heavy = {"pandas", "uvicorn", "strawberry", "starlette", "alembic", "psycopg"}

    modules = loaded(full, "status")

    assert heavy & modules == set()
    assert "hub.queries.freshness" in modules


@SQLITE
def test_the_list_of_commands_loads_none_of_them(house: House) -> None:
    modules = loaded(house, "--help")

    assert {"hub.cli.status", "hub.cli.importing", "sqlalchemy", "strawberry"} & modules == set()
    assert "hub.cli.commands" in modules


def test_releases_are_listed_newest_first_and_undone(full: House) -> None:
    full.run("import", full.file("2019,Ân,TOTAL,75,,,,made/book"), "--dataset", "made")
    refused = full.run("undo", "3")
    undone = full.run("undo", "3", "--yes")
    listed = full.run("releases").out.splitlines()

    assert (refused.code, refused.err) == (
        2,
        "hoàn tác đợt 3 cần được xác nhận; chạy lại với --yes\n",
    )
    assert "  MADE/TOTAL@2017 Ân 2019: 75 → 72" in refused.out.splitlines()
    assert undone.code == 0
    assert undone.out.endswith("made: phiên bản dữ liệu 4\n  số liệu: thay đổi 1\n")
    assert "chỉ xem trước" not in undone.out
    assert [(line.split()[0], line.split()[3]) for line in listed[1::2]] == [
        ("4", "made"),
        ("3", "made"),
        ("2", "made"),
        ("1", "places"),
    ]
    assert [line.strip() for line in listed[2:6:2]] == [
        "new.csv (hoàn tác đợt 3)",
        "new.csv (đã được hoàn tác bởi đợt 4)",
    ]
    assert max(map(len, listed)) <= 80


def test_check_says_its_verdict_first_then_what_disagrees(full: House) -> None:
    full.run("import", full.file("2019,Ân,TOTAL,55,,,,made/paper"), "--dataset", "made")

    said = full.run("check")

    assert said.code == 0
    assert said.out.splitlines() == [
        "Cơ sở dữ liệu nguyên vẹn; có 1 mâu thuẫn thuộc 1 loại ở 1 bộ chỉ số: MADE.",
        "  MADE: 1 – các nguồn nêu khác nhau",
        "",
        "MADE, các nguồn nêu khác nhau (1):",
        "  MADE/TOTAL@2017 Ân 2019: dùng 72 (Sổ); nguồn khác nêu 55 (Báo)",
    ]


def test_check_of_a_release_leaves_out_what_others_brought(full: House) -> None:
    full.run("import", full.file("2019,Ân,TOTAL,55,,,,made/paper"), "--dataset", "made")
    full.run("import", full.file("2019,Bình,TOTAL,80,,,,made/paper"), "--dataset", "made")

    first, second, unknown = (
        full.run("check", "--release", number, language="en") for number in ("3", "4", "9")
    )

    assert (
        first.out.splitlines()[0]
        == "The database is sound; 1 disagreement of 1 kind in 1 index: MADE."
    )
    assert second.out == "The database is sound; nothing disagrees by more than rounding.\n"
    assert (unknown.code, unknown.err) == (2, "there is no release 9; hub releases lists them\n")


def test_check_of_an_unknown_index_offers_those_there_are(full: House) -> None:
    assert (
        full.run("check", "--index", "MAD").err
        == "không có bộ chỉ số “MAD”; hiện có: MADE (Chỉ số thử)\n"
    )


@SQLITE
def test_damaged_database_is_our_fault(full: House) -> None:
    content = full.database.read_bytes()
    full.database.write_bytes(content[: len(content) // 2] + bytes(len(content) // 2))

    assert full.run("check").code == 1


@SQLITE
def test_schema_is_printed_in_the_language_of_the_settings(house: House) -> None:
    vietnamese, english = (house.run("schema", language=language) for language in ("vi", "en"))

    assert (vietnamese.code, english.code) == (0, 0)
    assert "\ntype Query {\n" in vietnamese.out
    assert ("So sánh" in vietnamese.out, "So sánh" in english.out) == (True, False)
    assert not house.database.exists()


# Help


@SQLITE
@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "vi",
            [
                "Kho dữ liệu chỉ số quản trị cấp tỉnh.",
                "Hoàn tác một đợt cập nhật: cho xem trước, hỏi, rồi mới ghi.",
                "Chỉ xem trước, không ghi.",
            ],
        ),
        (
            "en",
            [
                "The hub of provincial governance indices.",
                "Undo a release: show what that does, ask, then write.",
                "Show the difference, write nothing.",
            ],
        ),
    ],
)
def test_help_speaks_the_language_of_the_settings(
    house: House, language: str, told: list[str]
) -> None:
    said = (
        house.run("--help", language=language).out
        + house.run("import", "--help", language=language).out
    )

    assert [sentence for sentence in told if sentence not in said] == []


@SQLITE
def test_commands_are_those_of_the_contract(house: House) -> None:
    lines = house.run("--help").out.split("Lệnh:")[1].split("\n")

    assert [line.split()[0] for line in lines if line.strip()] == [
        "up",
        "import",
        "diff",
        "review",
        "publish",
        "reject",
        "map",
        "watch",
        "read",
        "undo",
        "releases",
        "status",
        "due",
        "brief",
        "template",
        "export",
        "serve",
        "schema",
        "price",
        "check",
    ]


def test_every_command_and_parameter_has_a_help_text() -> None:
    group = typer.main.get_command(hub.cli.app)
    commands = {name: group.get_command(typer.Context(group), name) for name in group.commands}
    untold = [
        f"{name} {parameter.name}"
        for name, command in commands.items()
        for parameter in command.params
        if not getattr(parameter, "help", None)
    ]

    assert [name for name, command in commands.items() if not command.help] == []
    assert untold == []


@pytest.mark.parametrize("language", ["vi", "en"])
@SQLITE
def test_an_unreadable_file_is_never_left_out_of_the_good(house: House, language: str) -> None:
    house.run("import")
    before, good = house.held(), house.file("2019,Ân,TOTAL,70,,,,made/paper")
    (house.folder / "bad.xlsx").write_bytes(b"PK no workbook")

    said = house.run(
        "import", good, "bad.xlsx", "--dataset", "made", "--keep-good", language=language
    )

    assert (said.code, house.held()) == (3, before)
    assert "bad.xlsx" in said.err


@SQLITE
def test_a_catalogue_that_cannot_stand_changes_nothing_although_the_good_is_wanted(
    house: House,
) -> None:
    house.run("import")
    before, made = house.held(), house.folder / "seeds" / "made"
    notes = (made / "notes.csv").read_text(encoding="utf-8")
    (made / "notes.csv").write_text(notes.replace("Chữ mờ", "Chữ rất mờ"), encoding="utf-8")
    with (made / "dataset.toml").open("a", encoding="utf-8") as file:
        file.write(
            '\n[[edition]]\npublic_id = "NEW@2030"\nindex = "NONE"\nname_vi = "x"\nname_en ='
            ' "x"\nvalid_from = "2030"\n'
        )

    said = house.run("import", "made", "--keep-good")

    assert (said.code, house.held()) == (3, before)


@SQLITE
def test_a_source_and_its_tier_are_told_by_the_command(full: House) -> None:
    path = full.folder / "new.csv"
    path.write_text("period,entity,code,value\n2021,Ân,TOTAL,77\n", encoding="utf-8")

    options = ("--source", "Bài của Báo Ân ngày 12/01/2022", "--tier", "press")
    done = full.run("import", path, "--dataset", "made", *options)

    assert (done.code, done.err) == (0, "")
    assert "Báo Ân" in full.run("diff", path, "--dataset", "made", *options).out


def test_what_was_recognised_is_told_above_the_faults(full: House) -> None:
    path = full.file("2020,Ăn,TOTAL,77,,,,made/book")
    source = ("--source", "Bài của Báo Ân ngày 12/01/2022", "--tier", "press")

    done = full.run("import", path, "--dataset", "made", *source)

    recognised, fault, *_ = done.err.splitlines()
    assert done.code == 3
    assert recognised.startswith("= new.csv: nguồn theo lệnh: Bài của Báo Ân")
    assert fault.startswith("new.csv:2: ")


def test_a_source_that_is_not_known_is_no_cell_to_leave_out(house: House) -> None:
    house.run("import")

    said = house.run(
        "import",
        house.file("2019,Ân,TOTAL,70,,,,made/paper"),
        "--dataset",
        "made",
        "--annuls",
        "none",
        "--keep-good",
    )

    assert said.code == 3


@SQLITE
def test_numbers_of_suspicions_want_a_file_or_a_dataset(house: House) -> None:
    assert house.run("import", "--accept", "1", "vì vậy").code == 2
    assert not house.database.exists()


@SQLITE
def test_an_undo_as_json_is_one_document(house: House) -> None:
    house.run("import")

    said = house.run("undo", "2", "--yes", "--json")

    assert (said.code, orjson.loads(said.out)["outcomes"][0]["counts"]["gone"]) == (0, 30)


@SQLITE
def test_a_folder_beside_the_seeds_takes_nothing_of_theirs_away(house: House) -> None:
    house.run("import")
    copy = shutil.copytree(house.folder / "seeds" / "made", house.folder / "post" / "made")
    for year in (2015, 2016, 2017, 2018):
        (copy / f"{year}.csv").unlink()

    assert "made: không có gì thay đổi" in house.run("import", copy).out
    (house.folder / "seeds" / "made" / "2015.csv").unlink()
    assert "không còn 6" in house.run("import", "seeds/made").out


def test_a_look_says_whether_an_import_would_stop(full: House) -> None:
    path = full.file("2020,Ân,TOTAL,60,,1,3,made/book")

    looked = full.run("diff", path, "--dataset", "made")
    accepted = full.run("import", path, "--dataset", "made", "--dry-run", "--accept", "x")

    assert (looked.code, looked.out.splitlines()[-1]) == (
        0,
        'khi nhập, lệnh sẽ dừng cho tới khi 1 điểm nghi vấn trên được chấp nhận: --accept "LÝ DO"',
    )
    assert "sẽ dừng" not in accepted.out
