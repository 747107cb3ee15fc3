"""The commands: what they do, say and end with."""

import importlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import typer

import hub.cli
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
    capture: pytest.CaptureFixture
    settings: dict[str, str]

    @property
    def database(self) -> Path:
        """Where the database is by default."""
        return self.folder / "data" / "hub.db"

    def held(self) -> bytes | dict[str, list[tuple]]:
        """All that the database holds."""
        return databases.held(self.settings["HUB_DATABASE_URL"]) if self.settings else self.database.read_bytes()

    def run(self, *arguments: str | Path, language: str = "vi") -> Said:
        """The command with these arguments; it reads its settings when it is loaded."""
        with pytest.MonkeyPatch.context() as patch:
            for name in [name for name in os.environ if name.startswith("HUB_")]:
                patch.delenv(name)
            for name, value in {"HUB_LANGUAGE": language, "COLUMNS": "200", **self.settings}.items():
                patch.setenv(name, value)
            patch.chdir(self.folder)
            self.capture.readouterr()
            code = importlib.reload(hub.cli).main([str(argument) for argument in arguments])
        return Said(code, *self.capture.readouterr())

    def process(self, *arguments: str, **settings: str) -> Said:
        """The command in a process of its own, with these settings."""
        return commands.end(commands.start(self.folder, *arguments, **self.settings | settings))

    def file(self, *lines: str, name: str = "new.csv") -> Path:
        """A file of these lines, outside the seeds."""
        path = self.folder / name
        path.write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")
        return path


@pytest.fixture
def house(home: Path | str, tmp_path: Path, capsys: pytest.CaptureFixture) -> Iterator[House]:
    """Seeds, and no database yet; on a server an empty one."""
    shutil.copytree(ROOT / "tests" / "made_up", tmp_path / "seeds")
    settings = {} if isinstance(home, Path) else {"HUB_DATABASE_URL": databases.new(home)}
    yield House(tmp_path, capsys, settings)
    for url in settings.values():
        databases.dropped(url)


@pytest.fixture
def full(house: House) -> House:
    """Seeds already imported."""
    assert house.run("import").code == 0
    return house


# Importing


def test_import_of_nothing_named_takes_all_seeds(house: House) -> None:
    said = house.run("import")

    assert (said.code, said.err) == (0, "")
    assert said.out == ("places: phiên bản dữ liệu 1\n  danh mục: thêm mới 20\n"
                        "made: phiên bản dữ liệu 2\n  số liệu: thêm mới 30\n  danh mục: thêm mới 11\n")


def test_import_of_a_dataset_brings_what_it_needs(house: House) -> None:
    said = house.run("import", "made", language="en")

    assert said.code == 0
    assert [line for line in said.out.splitlines() if not line.startswith(" ")] == ["places: data version 1", "made: data version 2"]


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


def test_folder_of_files_is_one_release(full: House) -> None:
    (full.folder / "post").mkdir()
    for year in (2020, 2021):
        full.file(f"{year},Ân,TOTAL,71,,,,made/book", name=f"post/{year}.csv")

    said = full.run("import", "post", "--dataset", "made")

    assert (said.code, said.out.splitlines()[:2]) == (0, ["made: phiên bản dữ liệu 3", "  số liệu: thêm mới 2"])


def test_faults_are_told_on_stderr_and_refuse_the_file(full: House) -> None:
    path = full.file("2020,Ăn,TOTAL,71,,,,made/book", "2020,Ân,TOTAL,bảy,,,,made/book")

    said = full.run("import", path, "--dataset", "made")

    assert (said.code, said.out) == (3, "")
    assert sorted(said.err.splitlines()) == [
        "2 lỗi trong dữ liệu nhập, chưa ghi gì", "new.csv:2: thấy “Ăn”, không có đơn vị “Ăn”; gần nhất: Ân",
        "new.csv:3: thấy “bảy”, cột value cần một số"]


def test_keep_good_imports_the_rest(full: House) -> None:
    path = full.file("2020,Ăn,TOTAL,71,,,,made/book", "2020,Ân,TOTAL,71,,,,made/book")

    said = full.run("import", path, "--dataset", "made", "--keep-good")

    assert (said.code, said.out.splitlines()[1]) == (0, "  số liệu: thêm mới 1, bị từ chối 1")


def test_assertion_refuses_and_a_reason_passes_it(full: House) -> None:
    path = full.file("2020,Ân,TOTAL,101,,,,made/book")

    refused = full.run("import", path, "--dataset", "made")
    passed = full.run("import", path, "--dataset", "made", "--accept", "thang điểm mới")

    assert (refused.code, refused.out, refused.err.count("\n")) == (4, "", 1)
    assert refused.err.startswith("new.csv:2: MADE/TOTAL là 101, ngoài thang")
    assert passed.code == 0


@pytest.mark.parametrize(("arguments", "told"), [
    (["import", "no-such"], "không có tệp, thư mục hay bộ dữ liệu no-such\n"),
    (["import", "new.csv"], "không rõ new.csv thuộc bộ dữ liệu nào; cần --dataset, một trong places, made\n"),
    (["import", "new.csv", "--dataset", "maed"], "không có bộ dữ liệu “maed”; gần nhất: places, made\n"),
    (["undo", "9"], "không có đợt cập nhật 9 để hoàn tác\n"),
])
def test_wrong_use_is_one_sentence(full: House, arguments: list[str], told: str) -> None:
    full.file("2020,Ân,TOTAL,71,,,,made/book")

    said = full.run(*arguments)

    assert (said.code, said.out, said.err) == (2, "", told)


@SQLITE
@pytest.mark.parametrize(("arguments", "found"), [
    ([], "Cách dùng"), (["no-such"], "không có lệnh 'no-such'"), (["import", "--no-such"], "--no-such"),
    (["undo", "một"], "ĐỢT"), (["undo"], "thiếu tham số 'ĐỢT'")])
def test_usage_is_told_where_a_command_is_malformed(house: House, arguments: list[str], found: str) -> None:
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
@pytest.mark.parametrize(("settings", "told"), [
    ({"HUB_PORT": "tám"}, "HUB_PORT"), ({"HUB_LANGUAGE": "fr"}, "HUB_LANGUAGE"), ({"HUB_DATABASE_URL": "no address"}, "no address"),
    ({"HUB_DATABASE_URL": "sqlite:////proc/no/hub.db"}, "/proc/no"), ({"HUB_SEEDS": "no-such"}, "no-such")])
def test_malformed_setting_is_one_sentence(house: House, settings: dict[str, str], told: str) -> None:
    said = house.process("import", **settings)

    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert told in said.err


@SQLITE
@pytest.mark.parametrize(("content", "command"), [(b"", "status"), (b"not a database", "status"), (b"not a database", "import")])
def test_file_that_is_no_hub_is_one_sentence(house: House, content: bytes, command: str) -> None:
    house.database.parent.mkdir()
    house.database.write_bytes(content)

    said = house.run(command)

    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)


@SQLITE
def test_command_runs_in_a_process_of_its_own(house: House) -> None:
    said = house.process("import", "places", HUB_LANGUAGE="en", HUB_DATABASE_URL="sqlite:///elsewhere.db")

    assert (said.code, said.out, said.err) == (0, "places: data version 1\n  catalogue: added 20\n", "")
    assert (house.folder / "elsewhere.db").exists()


# Templates


def test_template_is_written_filled_in_and_imported(full: House) -> None:
    said = full.run("template", "made", "--period", "2020", "--province", "Ân")
    path = fill(full.folder / "mau-made-an-2020.xlsx", {("Ân", "TOTAL#value"): 71})
    imported = full.run("import", path.name)

    assert (said.code, said.out) == (0, "mau-made-an-2020.xlsx: 1 đơn vị, 2 chỉ số; điền xong thì chạy hub import mau-made-an-2020.xlsx\n")
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
    passed = full.run("template", "made", "a.xlsx", "--period", "2019", "--overwrite", language="en")

    assert (refused.code, refused.out, refused.err) == (
        2, "", "đã có a.xlsx, có thể đã điền số liệu; chọn tên khác hoặc thêm --overwrite\n")
    assert kept == b"filled in"
    assert (passed.code, passed.out) == (0, "a.xlsx: 3 units, 2 indicators; once filled in, run hub import a.xlsx\n")


@pytest.mark.parametrize(("arguments", "told"), [
    (["maed", "--period", "2019"], "không có bộ chỉ số “maed”; gần nhất: MADE\n"),
    (["made", "--period", "2019", "--province", "Ăn"], "không có đơn vị “Ăn”; gần nhất: Ân\n"),
    (["made", "--period", "19"], "kỳ “19” viết sai; cần một trong các dạng: 2023, 2023-S1, 2023-Q2, 2023-07, 2024-01/2024-09, 2022/2025\n"),
    (["made", "a.xls", "--period", "2019"], "a.xls: tên tệp cần đuôi .xlsx\n"),
    (["made", "no/such/a.xlsx", "--period", "2019"], "không ghi được no/such/a.xlsx: No such file or directory\n")])
def test_template_that_cannot_be_is_one_sentence(full: House, arguments: list[str], told: str) -> None:
    said = full.run("template", *arguments)

    assert (said.code, said.out, said.err) == (2, "", told)


def test_filled_template_of_an_unknown_family_wants_a_dataset(full: House) -> None:
    full.run("template", "made", "a.xlsx", "--period", "2019")
    shutil.rmtree(full.folder / "seeds" / "made")

    said = full.run("import", "a.xlsx")

    assert (said.code, said.err) == (2, "không rõ a.xlsx thuộc bộ dữ liệu nào; cần --dataset, một trong places\n")


def test_slips_of_a_template_are_told_with_their_cells(full: House) -> None:
    full.run("template", "made", "a.xlsx", "--period", "2019")
    fill(full.folder / "a.xlsx", {("Ân", "TOTAL#value"): "bảy", ("Bình", "TOTAL#rank"): 0}, {"#document": "Sổ"})

    said = full.run("import", "a.xlsx")

    assert said.code == 3
    assert said.err.splitlines() == [
        "a.xlsx!Nguồn!C7: thấy “”, phải ghi ngày ban hành", "a.xlsx!Nguồn!C8: thấy “”, phải ghi cơ quan ban hành",
        "a.xlsx!Nguồn!C10: thấy “”, phải ghi loại nguồn",
        "a.xlsx!Số liệu!C6: thấy “bảy”, cần một số", "a.xlsx!Số liệu!D7: thấy “0”, cần một số nguyên từ 1",
        "5 lỗi trong dữ liệu nhập, chưa ghi gì"]


# Looking


def test_diff_tells_each_change_and_writes_nothing(full: House) -> None:
    path = full.file("2019,Ân,TOTAL,75,,,,made/book", "2019,Bình,TOTAL,101,,,,made/book", "2019,Ăn,TOTAL,1,,,,made/book")
    before = full.held()

    said = full.run("diff", path, "--dataset", "made", language="en")

    assert said.code == 0
    assert said.out.splitlines()[:2] == ["made: a look only, nothing was written", "  figures: changed 2, rejected 1"]
    assert said.out.splitlines()[-2:] == ["  MADE/TOTAL@2017 An 2019: 72 → 75", "  MADE/TOTAL@2017 Binh 2019: 80 → 101"]
    assert full.held() == before


def test_status_tells_what_is_held(full: House) -> None:
    said = full.run("status")

    header, line, version = said.out.splitlines()
    assert header.split("\t") == ["Bộ chỉ số", "Chỉ số", "Số liệu", "Từ", "Đến", "Có/được chấm", "Cập nhật", "Dự kiến", "Chậm"]
    assert line.split("\t")[:6] + line.split("\t")[7:] == ["MADE", "3", "30", "2015", "2019", "2/3", "–", "–"]
    assert version == "Phiên bản dữ liệu: 2"


@pytest.mark.parametrize(("language", "header", "late"), [
    ("vi", "Có/được chấm\tCập nhật\tDự kiến\tChậm", "có"), ("en", "Held/rated\tUpdated\tExpected\tLate", "yes")])
def test_status_tells_what_is_late(full: House, language: str, header: str, late: str) -> None:
    path = full.folder / "seeds" / "made" / "dataset.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('frequency = "YEAR"', 'frequency = "YEAR"\nlag_months = 4'), encoding="utf-8")
    full.run("import", "made")

    said = full.run("status", language=language)

    assert header in said.out
    assert said.out.splitlines()[1].split("\t")[-2:] == ["2021-04-30", late]


def test_status_of_nothing_imported_has_gaps(full: House) -> None:
    full.run("undo", "2")

    line = full.run("status").out.splitlines()[1].split("\t")

    assert line[:6] + line[7:] == ["MADE", "3", "0", "–", "–", "–", "–", "–"]


def test_releases_are_listed_newest_first_and_undone(full: House) -> None:
    full.run("import", full.file("2019,Ân,TOTAL,75,,,,made/book"), "--dataset", "made")
    undone = full.run("undo", "3")
    listed = full.run("releases").out.splitlines()

    assert (undone.code, undone.out) == (0, "made: phiên bản dữ liệu 4\n  số liệu: thay đổi 1\n")
    assert [line.split()[:3] for line in listed[1:]] == [["4", "4", "made"], ["3", "3", "made"], ["2", "2", "made"], ["1", "1", "places"]]
    assert "UNDONE" in listed[2]


def test_check_tells_where_sources_disagree(full: House) -> None:
    full.run("import", full.file("2019,Ân,TOTAL,55,,,,made/paper"), "--dataset", "made")

    said = full.run("check")

    assert said.code == 0
    assert said.out.splitlines() == ["MADE/TOTAL@2017 Ân 2019: dùng 72 (Sổ); nguồn khác nêu 55 (Báo)", "Cơ sở dữ liệu nguyên vẹn."]


@SQLITE
def test_damaged_database_is_our_fault(full: House) -> None:
    content = full.database.read_bytes()
    full.database.write_bytes(content[:len(content) // 2] + bytes(len(content) // 2))

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
@pytest.mark.parametrize(("language", "told"), [
    ("vi", ["Kho dữ liệu chỉ số quản trị cấp tỉnh.", "Hoàn tác một đợt cập nhật.", "Chỉ xem trước, không ghi."]),
    ("en", ["The hub of provincial governance indices.", "Undo a release.", "Show the difference, write nothing."])])
def test_help_speaks_the_language_of_the_settings(house: House, language: str, told: list[str]) -> None:
    said = house.run("--help", language=language).out + house.run("import", "--help", language=language).out

    assert [sentence for sentence in told if sentence not in said] == []


@SQLITE
def test_commands_are_those_of_the_contract(house: House) -> None:
    lines = house.run("--help").out.split("Lệnh:")[1].split("\n")

    assert [line.split()[0] for line in lines if line.strip()] == [
        "up", "import", "diff", "read", "undo", "releases", "status", "template", "serve", "schema", "check"]


def test_every_command_and_parameter_has_a_help_text() -> None:
    group = typer.main.get_command(hub.cli.app)
    untold = [f"{name} {parameter.name}" for name, command in group.commands.items() for parameter in command.params
              if not getattr(parameter, "help", None)]

    assert [name for name, command in group.commands.items() if not command.help] == []
    assert untold == []
