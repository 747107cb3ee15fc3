"""Units that an import takes as new, and those that it does not."""

from pathlib import Path

import pytest

from hub import catalogue
from hub.catalogue import Catalogue
from hub.dataset.rows import WithdrawalRow
from hub.importing.release import Outcome
from hub.words.errors import BadInput, Refused
from hub.words.terms import WithdrawalKind
from tests.hubs import TestHub

HEADER = "period,entity,kind,province,code,value,source"
FIGURES = """query ($asOf: DateTime) {
  observations(index: "MADE", kind: %s, asOf: $asOf) { nodes { value entity { name } } } }"""


def take(hub: TestHub, folder: Path, *lines: str, name: str = "new.csv", **manner) -> Outcome:
    """Import lines of units of the made-up provinces."""
    path = folder / name
    path.write_text("\n".join((HEADER, *lines, "")), encoding="utf-8")
    return hub.take("made", path, **{"accept_units": True} | manner)


def line(entity: str, kind: str = "DEPARTMENT", at: str = "2019", code: str = "TOTAL") -> str:
    return f'{at},"{entity}",{kind},Ân,{code},5,made/book'


def now(hub: TestHub) -> Catalogue:
    with hub.engine.connect() as connection:
        return catalogue.load(connection)


def figures(hub: TestHub, kind: str, **moment: str) -> list[dict]:
    """The figures of units of a kind, now or as of a version."""
    return hub.ask(FIGURES % kind, **moment)["observations"]["nodes"]


def refusal(hub: TestHub, folder: Path, *lines: str, **manner) -> BadInput:
    with pytest.raises(BadInput) as error:
        take(hub, folder, *lines, **manner)
    return error.value


@pytest.mark.parametrize(
    ("kind", "printed", "name", "official", "english", "own"),
    [
        (
            "DEPARTMENT",
            "BQL KKT cửa khẩu (*)",
            "Ban Quản lý khu kinh tế cửa khẩu",
            "Ban Quản lý khu kinh tế cửa khẩu tỉnh Ân",
            "Border Gate Economic Zone Authority",
            "an/bql-khu-kinh-te-cua-khau",
        ),
        (
            "DEPARTMENT",
            "Sở NN&PTNT",
            "Sở Nông nghiệp và Phát triển nông thôn",
            "Sở Nông nghiệp và Phát triển nông thôn tỉnh Ân",
            "Sở Nông nghiệp và Phát triển nông thôn",
            "an/so-nong-nghiep-va-phat-trien-nong-thon",
        ),
        (
            "BODY",
            "Công ty TNHH MTV Cấp nước",
            "Công ty TNHH MTV Cấp nước",
            "Công ty TNHH MTV Cấp nước tỉnh Ân",
            "Công ty TNHH MTV Cấp nước",
            "an/cong-ty-tnhh-mtv-cap-nuoc",
        ),
        ("DISTRICT", "UBND H. Sìn Hồ", *["Huyện Sìn Hồ"] * 2, "Sin Ho District", "an/huyen-sin-ho"),
        ("DISTRICT", "TX. Bỉm Sơn", *["Thị xã Bỉm Sơn"] * 2, "Bim Son Town", "an/thi-xa-bim-son"),
        ("COMMUNE", "X. Ea H'leo", *["Xã Ea H'leo"] * 2, "Ea H'leo Commune", "an/xa-ea-h-leo"),
        ("COMMUNE", "P. 12", *["Phường 12"] * 2, "Ward 12", "an/phuong-12"),
        (
            "COMMUNE",
            "ĐK CÔN ĐẢO",
            *["Đặc khu Côn Đảo"] * 2,
            "Con Dao Special Zone",
            "an/dac-khu-con-dao",
        ),
    ],
)
def test_a_unit_is_new_under_its_province(
    hub: TestHub,
    tmp_path: Path,
    kind: str,
    printed: str,
    name: str,
    official: str,
    english: str,
    own: str,
) -> None:
    outcome = take(hub, tmp_path, line(printed, kind))

    unit = now(hub).entities[own]
    assert (unit.kind, unit.province, str(unit.valid_from)) == (kind, "an", "2019-01-01")
    names = unit.named()
    assert (names.name_vi, names.official_vi, names.name_en) == (name, official, english)
    [told] = outcome.units
    assert told.text.vi == f"đơn vị mới: {name} (Ân), mã {own}, từ 01/01/2019, 1 ô"
    assert figures(hub, kind) == [{"value": 5.0, "entity": {"name": name}}]


def test_spellings_of_one_unit_are_one(hub: TestHub, tmp_path: Path) -> None:
    outcome = take(
        hub,
        tmp_path,
        line("BQL KKT cửa khẩu"),
        line("Ban Quản lý Khu kinh tế cửa khẩu", at="2018"),
        line("Ban QL KKTCK", code="COST"),
    )

    [unit] = outcome.units
    assert (unit.cells, str(unit.entity.valid_from)) == (3, "2018-01-01")


def test_a_new_unit_is_known_to_the_next_import(hub: TestHub, tmp_path: Path) -> None:
    take(hub, tmp_path, line("H. Sìn Hồ", "DISTRICT"))

    outcome = take(hub, tmp_path, line("UBND huyện Sìn Hồ", "DISTRICT", "2020"), accept_units=False)

    assert (outcome.units, outcome.counts["added"]) == ([], 1)


def test_an_earlier_period_makes_it_known_from_then_on(hub: TestHub, tmp_path: Path) -> None:
    take(hub, tmp_path, line("Huyện Sìn Hồ", "DISTRICT"))
    earlier = line("Huyện Sìn Hồ", "DISTRICT", "2017")

    [fault] = refusal(hub, tmp_path, earlier, accept_units=False).faults
    [unit] = take(hub, tmp_path, earlier).units

    assert "--accept-units" in fault.wanted.vi
    assert unit.text.vi.startswith("đơn vị biết từ sớm hơn: Huyện Sìn Hồ")
    assert str(now(hub).entities["an/huyen-sin-ho"].valid_from) == "2017-01-01"


def test_an_undo_takes_the_unit_back(hub: TestHub, tmp_path: Path) -> None:
    outcome = take(hub, tmp_path, line("Huyện Sìn Hồ", "DISTRICT"))

    undone = hub.undo(outcome.release)

    assert [unit.vi for unit in undone.units_gone] == ["Huyện Sìn Hồ, mã an/huyen-sin-ho"]
    assert now(hub).entities["an/huyen-sin-ho"].is_gone
    assert "Sìn Hồ" in hub.complaint('{ entity(id: "Huyện Sìn Hồ (Ân)") { id } }')
    [fault] = refusal(hub, tmp_path, line("Huyện Sìn Hồ", "DISTRICT"), accept_units=False).faults
    assert fault.found == "Huyện Sìn Hồ"
    assert figures(hub, "DISTRICT") == []
    was = figures(hub, "DISTRICT", asOf=str(outcome.version))
    assert was == [{"value": 5.0, "entity": {"name": "Huyện Sìn Hồ"}}]


def test_an_undone_unit_can_be_taken_again(hub: TestHub, tmp_path: Path) -> None:
    outcome = take(hub, tmp_path, line("Huyện Sìn Hồ", "DISTRICT"))
    undone = hub.undo(outcome.release)

    hub.undo(undone.release)
    assert not now(hub).entities["an/huyen-sin-ho"].is_gone

    hub.undo(hub.reader.view().catalogue.releases[-1].id)
    [unit] = take(hub, tmp_path, line("Huyện Sìn Hồ", "DISTRICT", "2018")).units
    assert unit.entity.public_id == "an/huyen-sin-ho"
    assert str(now(hub).entities["an/huyen-sin-ho"].valid_from) == "2018-01-01"


def test_a_unit_whose_document_was_replaced_stays_with_its_history(
    hub: TestHub, tmp_path: Path
) -> None:
    first = take(hub, tmp_path, line("Huyện Sìn Hồ", "DISTRICT"))
    newer = line("Huyện Mường Tè", "DISTRICT").replace("made/book", "made/paper")
    replaces = WithdrawalRow("--replaces", "made/book", WithdrawalKind.REPLACED)

    take(hub, tmp_path, newer, name="b.csv", withdrawals=(replaces,), accept="đã đối chiếu")

    assert not now(hub).entities["an/huyen-sin-ho"].is_gone
    was = figures(hub, "DISTRICT", asOf=str(first.version))
    assert was == [{"value": 5.0, "entity": {"name": "Huyện Sìn Hồ"}}]


def test_a_unit_of_which_other_figures_stand_stays(hub: TestHub, tmp_path: Path) -> None:
    first = take(hub, tmp_path, line("Huyện Sìn Hồ", "DISTRICT"))
    take(hub, tmp_path, line("Huyện Sìn Hồ", "DISTRICT", "2020"), name="other.csv")

    assert hub.undo(first.release).units_gone == []

    assert not now(hub).entities["an/huyen-sin-ho"].is_gone


def test_an_unknown_unit_is_one_fault_with_its_cells(hub: TestHub, tmp_path: Path) -> None:
    lines = [line("Huyện Sìn Hồ", "DISTRICT", at) for at in ("2017", "2018", "2019")]

    error = refusal(hub, tmp_path, *lines, line("Xã Mường Tè", "COMMUNE"), accept_units=False)

    first, second = error.faults
    assert (first.origin, first.found, first.cells) == ("new.csv:2", "Huyện Sìn Hồ", 3)
    assert first.wanted.vi.endswith("chạy lại với --accept-units (3 ô)")
    assert (second.origin, second.cells) == ("new.csv:5", 1)


@pytest.mark.parametrize(
    ("entity", "kind"),
    [
        ("Tổng cộng", "DEPARTMENT"),
        ("Trung bình khối", "DEPARTMENT"),
        ("Ghi chú", "BODY"),
        ("Sở, ban, ngành", "DEPARTMENT"),
        ("Sở XYZ", "DEPARTMENT"),
        ("Sở Nội vụ, Sở Tài chính", "DEPARTMENT"),
        ("Ban", "DEPARTMENT"),
        ("UBND huyện", "DISTRICT"),
        ("Các huyện", "DISTRICT"),
        ("Mường Tè", "DISTRICT"),
        ("UBND cấp xã", "COMMUNE"),
        ("Xã, phường", "COMMUNE"),
        ("Xã đạt chuẩn", "COMMUNE"),
        ("Tổng số", "COMMUNE"),
        ("Ban Quan ly Khu kinh te", "DEPARTMENT"),
    ],
)
def test_what_is_no_name_never_becomes_a_unit(
    hub: TestHub, tmp_path: Path, entity: str, kind: str
) -> None:
    before = now(hub).entities.keys()

    [fault] = refusal(hub, tmp_path, line(entity, kind)).faults

    assert fault.found == entity
    assert "--accept-units" in fault.wanted.vi
    assert now(hub).entities.keys() == before


@pytest.mark.parametrize("province", ["", "Không có tỉnh này"])
def test_a_unit_without_a_known_province_is_not_new(
    hub: TestHub, tmp_path: Path, province: str
) -> None:
    text = line("Huyện Sìn Hồ", "DISTRICT").replace("Ân", province)

    [fault] = refusal(hub, tmp_path, text).faults

    assert fault.origin == "new.csv:2"


@pytest.mark.parametrize(
    ("held", "new", "kind"),
    [
        ("Huyện Sìn Hồ", "Huyện Sìn Hổ", "DISTRICT"),
        ("Huyện Sìn Hồ", "Huyện Sìn Hồn", "DISTRICT"),
        ("Huyện Sìn Hồ", "Huyện Hồ Sìn", "DISTRICT"),
        ("Huyện Sìn Hồ", "Thị xã Sìn Hồ", "DISTRICT"),
        ("Ban Quản lý khu kinh tế", "Ban Quản lý khu kinh tê", "DEPARTMENT"),
        ("Ban Quản lý khu kinh tế", "Ban Quản lý khu kinh tế cửa khẩu", "DEPARTMENT"),
        ("Sở Khoa học và Công nghệ", "Sở Công nghệ và Khoa học", "DEPARTMENT"),
    ],
)
def test_a_name_like_that_of_a_held_unit_is_suspected(
    hub: TestHub, tmp_path: Path, held: str, new: str, kind: str
) -> None:
    take(hub, tmp_path, line(held, kind))

    with pytest.raises(Refused) as error:
        take(hub, tmp_path, line(new, kind))

    [(number, suspicion)] = error.value.suspicions
    assert held in suspicion.text.vi
    accepted = take(
        hub, tmp_path, line(new, kind), accept="hai đơn vị khác nhau", numbers=frozenset({number})
    )
    assert len(accepted.units) == 1


@pytest.mark.parametrize(
    ("held", "new", "kind"),
    [
        ("Phường 1", "Phường 2", "COMMUNE"),
        ("Huyện Mường Tè", "Huyện Mường La", "DISTRICT"),
        ("Sở Y tế", "Sở Tư pháp", "DEPARTMENT"),
    ],
)
def test_another_name_is_another_unit(
    hub: TestHub, tmp_path: Path, held: str, new: str, kind: str
) -> None:
    take(hub, tmp_path, line(held, kind))

    assert len(take(hub, tmp_path, line(new, kind)).units) == 1


def test_two_new_names_much_alike_are_suspected_unless_one_table_has_both(
    hub: TestHub, tmp_path: Path
) -> None:
    both = line("Xã Tân Lập", "COMMUNE"), line("Xã Tân Lạp", "COMMUNE")
    apart = both[0], line("Xã Tân Lạp", "COMMUNE", "2018")

    with pytest.raises(Refused):
        take(hub, tmp_path, *apart)
    assert len(take(hub, tmp_path, *both).units) == 2


def test_thousands_of_communes_are_taken_at_once(hub: TestHub, tmp_path: Path) -> None:
    lines = [
        line(f"Xã Mới {number:04}", "COMMUNE", code=code)
        for number in range(3400)
        for code in ("TOTAL", "COST")
    ]

    outcome = take(hub, tmp_path, *lines)

    assert (len(outcome.units), outcome.counts["added"]) == (3400, 6800)


def test_the_list_of_units_takes_over_what_a_file_brought(hub: TestHub, tmp_path: Path) -> None:
    outcome = take(hub, tmp_path, line("Huyện Sìn Hồ", "DISTRICT"))
    places = hub.seeds / "places"
    with (places / "entities.csv").open("a", encoding="utf-8") as file:
        file.write("an/huyen-sin-ho,DISTRICT,an,,,,\n")
    with (places / "names.csv").open("a", encoding="utf-8") as file:
        file.write("an/huyen-sin-ho,Sìn Hồ,Sin Ho,Huyện Sìn Hồ,Sin Ho District,,,\n")

    hub.take("places")
    hub.undo(outcome.release)

    unit = now(hub).entities["an/huyen-sin-ho"]
    assert (unit.is_of_file, unit.is_gone, unit.valid_from) == (False, False, None)
    assert [name.name_vi for name in unit.names] == ["Sìn Hồ"]
