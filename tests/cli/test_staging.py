"""Staging by command: what is told, what is written, and how it ends."""

import shutil
from pathlib import Path

import orjson
import pytest

from hub.words.person import account
from tests.cli.test_cli import House, full, house, imported
from tests.commands import Said

__all__ = ["full", "house", "imported"]  # fixtures

BETTER = "2019,Ân,TOTAL,75,,,,made/book"
ODD = "2019,Bình,COST,9.5,,,,made/book"
UNKNOWN = "2019,Ăn,TOTAL,75,,,,made/book"


def stage(house: House, *lines: str, options: tuple[str | Path, ...] = ()) -> Said:
    """Stage a file of these lines."""
    return house.run("import", house.file(*lines), "--dataset", "made", "--stage", *options)


def shown(house: House) -> list[str]:
    """The list of releases."""
    return house.run("releases").out.splitlines()


def test_an_import_is_staged_reviewed_and_published(full: House) -> None:
    before = shown(full)

    staged = stage(full, BETTER, options=("--by", "Nguyễn Thị Lan"))
    waiting = shown(full)
    reviewed = full.run("review", "S1")
    published = full.run("publish", "s1", "--by", "Trần Hùng")

    assert staged.code == reviewed.code == published.code == 0
    assert staged.out.splitlines()[-1].startswith("S1 đang chờ duyệt; xem lại: hub review S1;")
    assert waiting[0].startswith("S1  ")
    assert f"made  Nguyễn Thị Lan ({account()})  chờ duyệt" in waiting[0]
    assert waiting[3:] == before
    assert "  đổi · Tổng (MADE/TOTAL@2017) · Ân · 2019 · 72 → 75 · Sổ · new.csv:2" in reviewed.out
    assert "  Tình trạng: đã đưa vào sử dụng" in published.out.splitlines()
    assert published.out.splitlines()[-1] == (
        f"người trình và người duyệt cùng tài khoản {account()} nên không chắc là hai người"
    )
    listed = shown(full)
    assert (listed[1].split()[0], listed[1].split()[-1]) == ("3", "~1")
    assert listed[2].strip().startswith("new.csv (S1, duyệt: Trần Hùng")


def test_a_release_and_what_was_staged_for_it_have_one_review(full: House) -> None:
    stage(full, BETTER)
    full.run("publish", "S1")

    assert full.run("review", "3").out == full.run("review", "S1").out


def test_a_suspicion_is_staged_and_stops_the_publishing(full: House) -> None:
    staged = stage(full, ODD)
    stopped = full.run("publish", "S1")
    passed = full.run("publish", "S1", "--accept", "1", "đúng theo sổ")

    assert (staged.code, stopped.code, passed.code) == (0, 4, 0)
    assert 'hub publish S1 --accept "LÝ DO"' in staged.out
    assert stopped.err.startswith("[1] new.csv:2: MADE/COST của Bình kỳ 2019 là 9,5")
    assert "đúng theo sổ" in full.run("review", "3").out


def test_faults_are_told_and_nothing_is_staged(full: House) -> None:
    before = full.held()

    said = stage(full, UNKNOWN)

    assert (said.code, said.out) == (3, "")
    assert "new.csv:2: thấy “Ăn”" in said.err
    assert full.held() == before


def test_another_effect_ends_with_seven_and_again_shows_the_new_one(full: House) -> None:
    stage(full, "2019,Cường,COST,1,,,,made/book")
    full.run("import", full.file("2019,Ân,COST,3,,,,made/book", name="a.csv"), "--dataset", "made")

    refused = full.run("publish", "S1")
    again = full.run("publish", "S1", "--again")
    published = full.run("publish", "S1")

    assert (refused.code, again.code, published.code) == (7, 0, 0)
    assert "Cường · 3 → 1" in again.out
    assert "chờ duyệt, chưa công bố" in again.out


def test_a_rejection_wants_a_reason_and_tells_it(full: House) -> None:
    stage(full, BETTER)

    without = full.run("reject", "S1")
    said = full.run("reject", "S1", "--reason", "thiếu số quyết định", "--by", "Trần Hùng")

    assert without.code == 2
    assert (said.code, said.out) == (0, "đã trả lại S1: thiếu số quyết định\n")
    reviewed = full.run("review", "S1").out
    assert "  Lý do trả lại: thiếu số quyết định" in reviewed.splitlines()
    assert f"  Người trả lại: Trần Hùng ({account()})" in reviewed
    assert full.run("publish", "S1").code == 2


@pytest.mark.parametrize("ending", ["html", "xlsx", "json", "docx"])
def test_a_report_is_written_by_the_ending_of_its_name(full: House, ending: str) -> None:
    target = full.folder / f"report.{ending}"

    staged = stage(full, BETTER, options=("--report", target))
    written = target.read_bytes()
    there = full.run("review", "S1", "--report", target)
    over = full.run("review", "S1", "--report", target, "--overwrite")

    assert (staged.code, there.code, over.code) == (0, 2, 0)
    assert len(written) > 500
    assert "thêm --overwrite" in there.err
    assert sorted(path.name for path in full.folder.iterdir() if path.name.startswith(".")) == []


def test_an_import_that_is_not_staged_has_the_same_report(full: House) -> None:
    path, target = full.file(BETTER), full.folder / "report.json"

    looked = full.run("import", path, "--dataset", "made", "--dry-run", "--report", target)
    before = orjson.loads(target.read_bytes())
    said = full.run("import", path, "--dataset", "made", "--report", target, "--overwrite")
    after = orjson.loads(target.read_bytes())

    assert (looked.code, said.code) == (0, 0)
    assert said.out.startswith("made: phiên bản dữ liệu 3\n  số liệu: thay đổi 1\n")
    assert (before["state"], after["state"], after["releases"]) == ("LOOKED_AT", "PUBLISHED", [3])
    assert before["parts"] == after["parts"]


def test_an_import_that_is_refused_has_a_report_too(full: House) -> None:
    target = full.folder / "report.json"

    said = full.run(
        "import", full.file(UNKNOWN, BETTER), "--dataset", "made", "--report", str(target)
    )

    report = orjson.loads(target.read_bytes())
    assert (said.code, report["state"]) == (3, "REFUSED")
    assert [fault["found"] for fault in report["parts"][0]["faults"]] == ["Ăn"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("review", "hub"), "“hub” không phải số của lần trình"),
        (("review", "S9"), "không có lần trình S9"),
        (("review", "99"), "không có đợt cập nhật 99"),
        (("publish", "2"), "lần trình có chữ S ở trước: S2"),
        (("review", "1", "--report", "report.pdf"), "báo cáo cần đuôi .html"),
        (("review", "1", "--report", "nowhere/report.html"), "không có thư mục này"),
        (("import", "made", "--stage"), "chỉ trình được tệp"),
        (("import", "seeds/made/2019.csv", "--by", "Lan"), "dùng cùng --stage"),
        (("import", "--report", "report.html"), "nêu tên tệp"),
        (("import", "seeds/made/2019.csv", "--stage", "--by", " "), "--by cần họ tên"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(
    full: House, arguments: tuple[str, ...], told: str
) -> None:
    before = full.held()

    said = full.run(*arguments)

    assert said.code == 2
    assert told in said.err
    assert full.held() == before


def test_two_persons_are_wanted_where_the_setting_says_so(full: House) -> None:
    path = full.file(BETTER)
    strict = House(full.folder, full.settings | {"HUB_TWO_PERSONS": "account"})

    alone = strict.run("import", path, "--dataset", "made")
    staged = strict.run("import", path, "--dataset", "made", "--stage")
    published = strict.run("publish", "S1", "--by", "Trần Hùng")
    seeds = strict.run("import", "made")
    shutil.copytree(full.folder / "seeds" / "made", full.folder / "made-elsewhere")
    elsewhere = strict.run("import", "made-elsewhere")

    assert (alone.code, staged.code, published.code, seeds.code) == (2, 0, 2, 0)
    assert elsewhere.code == 2
    assert "hãy trình bằng --stage" in alone.err
    assert f"cùng tài khoản {account()}" in published.err


def test_what_is_staged_as_json_is_one_document(full: House) -> None:
    good, bad = full.file(BETTER), full.file(UNKNOWN, name="bad.csv")

    said = full.run(
        "import", good, bad, "--dataset", "made", "--stage", "--each", "--json", language="en"
    )

    document = orjson.loads(said.out)
    assert said.code == 3
    assert [one["name"] for one in document["staged"]] == ["S1"]
    assert [one["files"] for one in document["refused"]] == ["bad.csv"]


def test_a_chain_is_undone_in_the_order_that_is_told(full: House) -> None:
    for value in (75, 76, 77):
        path = full.file(f"2019,Ân,TOTAL,{value},,,,made/book", name=f"{value}.csv")
        full.run("import", path, "--dataset", "made")

    said = full.run("undo", "3", "--yes")

    assert said.code == 2
    assert said.err == (
        "không hoàn tác được đợt 3: các đợt sau đã sửa cùng số liệu: 4 (76.csv), 5 (77.csv); phải"
        " hoàn tác lần lượt: hub undo 5, hub undo 4, hub undo 3\n"
    )
    assert [full.run("undo", number, "--yes").code for number in ("5", "4", "3")] == [0, 0, 0]
