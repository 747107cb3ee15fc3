"""A document that replaces or annuls another: what the other one said ends, and can still be
asked for as of then.
"""

from pathlib import Path

import pytest

from hub import catalogue
from hub.catalogue import Catalogue
from hub.dataset.rows import WithdrawalRow
from hub.importing.withdrawal import endings
from hub.words.errors import BadInput, Refused
from hub.words.language import Language
from hub.words.terms import WithdrawalKind
from tests.hubs import TestHub

HEADER = "period,entity,code,value,missing,rank,rank_of,source\n"
SAID = """query($since: DateTime, $asOf: DateTime) {
  observations(index: "MADE", period: ["2019"], changedSince: $since, asOf: $asOf, first: 50) {
    nodes { entity { id } value status citation { title } withdrawal(asOf: $asOf) { kind day
      document publisher } } } }"""


def paper(folder: Path, *lines: str, name: str = "new.csv") -> Path:
    """A tidy file of these lines."""
    path = folder / name
    path.write_text(HEADER + "\n".join(lines), encoding="utf-8")
    return path


def annul(
    hub: TestHub, folder: Path, source: str, kind: WithdrawalKind = WithdrawalKind.ANNULLED
) -> None:
    """Import a figure of the paper that ends another source."""
    path = paper(folder, "2019,Ân,TOTAL,70,,,,made/paper", name="annulling.csv")
    hub.take(
        "made", path, withdrawals=(WithdrawalRow("--annuls", source, kind),), accept="đã đối chiếu"
    )


def moment(hub: TestHub) -> str:
    """When the newest release was published."""
    return hub.ask("{ releases { importedAt } }")["releases"][0]["importedAt"]


@pytest.fixture
def catalogue_of_two(hub: TestHub) -> Catalogue:
    """The catalogue with a decision and a later one."""
    with (hub.seeds / "made" / "sources.csv").open("a", encoding="utf-8") as file:
        file.write(
            "made/old,UBND tỉnh A,Quyết định công bố chỉ số 2024 (12/QĐ-UBND ngày"
            " 28/2/2025),OFFICIAL,,2025-02-28\nmade/new,UBND tỉnh A,Quyết định thu"
            " hồi,OFFICIAL,,2025-06-01\n"
        )
    hub.take("made")
    with hub.engine.connect() as connection:
        return catalogue.load(connection)


def test_all_that_an_annulled_source_said_ends_with_day_and_document(
    hub: TestHub, tmp_path: Path
) -> None:
    before = moment(hub)

    annul(hub, tmp_path, "made/book")

    nodes = hub.ask(SAID, since=before)["observations"]["nodes"]
    ended = [node for node in nodes if node["status"] == "WITHDRAWN"]
    assert {node["citation"]["title"] for node in ended} == {"Sổ"}
    assert all(
        node["withdrawal"]
        == {
            "kind": "ANNULLED",
            "day": "2018-01-01",
            "document": "Báo",
            "publisher": "Báo thử",
        }
        for node in ended
    )
    assert [
        (node["value"], node["withdrawal"]) for node in hub.ask(SAID)["observations"]["nodes"]
    ] == [(70, None)]


def test_what_was_annulled_is_still_there_as_of_then(hub: TestHub, tmp_path: Path) -> None:
    before, nodes = moment(hub), hub.ask(SAID)["observations"]["nodes"]

    annul(hub, tmp_path, "made/book")

    assert hub.ask(SAID, asOf=before)["observations"]["nodes"] == nodes


def test_a_source_is_named_by_its_title_too(hub: TestHub, tmp_path: Path) -> None:
    annul(hub, tmp_path, "sổ", WithdrawalKind.REPLACED)

    assert len(hub.ask(SAID)["observations"]["nodes"]) == 1


def test_what_was_annulled_before_is_told_and_makes_no_release(
    hub: TestHub, tmp_path: Path
) -> None:
    annul(hub, tmp_path, "made/book")
    path = paper(tmp_path, "2019,Ân,TOTAL,70,,,,made/paper")
    again = WithdrawalRow("--annuls", "made/book", WithdrawalKind.ANNULLED)

    outcome = hub.take("made", path, withdrawals=(again,))

    assert (outcome.version, list(outcome.endings)) == (None, [])
    assert [one.why.en for one in outcome.ignored] == ["Sổ was replaced or annulled before"]


def test_the_annulled_figures_do_not_come_back_with_the_seeds(hub: TestHub, tmp_path: Path) -> None:
    annul(hub, tmp_path, "made/book")
    toml = hub.seeds / "made" / "dataset.toml"
    toml.write_text(toml.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")

    outcome = hub.take("made")

    assert (outcome.counts["added"], outcome.counts["ignored"]) == (0, 30)


def test_an_undo_brings_them_back(hub: TestHub, tmp_path: Path) -> None:
    nodes = hub.ask(SAID)["observations"]["nodes"]
    annul(hub, tmp_path, "made/book")

    hub.undo(3)

    assert hub.ask(SAID)["observations"]["nodes"] == nodes
    assert hub.take("made").empty


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("made/none", "không có nguồn nào mang số, tên hoặc mã này"),
        ("made/paper", "không thể tự thay thế hoặc bãi bỏ chính nó"),
    ],
)
def test_a_source_that_is_not_sure_is_a_fault(
    hub: TestHub, tmp_path: Path, source: str, wanted: str
) -> None:
    with pytest.raises(BadInput) as bad:
        annul(hub, tmp_path, source)

    assert wanted in bad.value.faults[0].wanted.vi


@pytest.mark.parametrize(
    "named",
    [
        "12",
        "2025",
        "định công",
        "Quyết định số 13/QĐ-UBND",
        "12/QĐ-UBND-NC",
        "12c/QĐ-UBND",
        "28/2",
        "",
    ],
)
def test_words_within_a_title_name_no_source(catalogue_of_two: Catalogue, named: str) -> None:
    _, (fault,) = endings(
        catalogue_of_two,
        [WithdrawalRow("--annuls", named, WithdrawalKind.ANNULLED, "made/new")],
        (),
    )

    assert "no source has this number, title or id" in fault.wanted.en


@pytest.mark.parametrize(
    "named", ["12/QĐ-UBND", "Quyết định số 12 / QĐ-UBND ngày 28/2/2025", "made/old"]
)
def test_a_whole_number_names_its_source(catalogue_of_two: Catalogue, named: str) -> None:
    (ending,), _ = endings(
        catalogue_of_two,
        [WithdrawalRow("--annuls", named, WithdrawalKind.ANNULLED, "made/new")],
        (),
    )

    assert ending.source.public_id == "made/old"


def test_a_document_with_the_number_that_it_annuls_cannot_annul_itself(
    catalogue_of_two: Catalogue,
) -> None:
    _, (fault,) = endings(
        catalogue_of_two,
        [WithdrawalRow("--annuls", "12/QĐ-UBND", WithdrawalKind.ANNULLED, "made/old")],
        (),
    )

    assert fault.wanted.vi == "văn bản không thể tự thay thế hoặc bãi bỏ chính nó"


ANNULLED = [WithdrawalRow("--annuls", "12/QĐ-UBND", WithdrawalKind.ANNULLED, "made/new")]


def of_one_number(hub: TestHub, other: str) -> Catalogue:
    """The catalogue with a decision, another source of the same number, and the document that
    annuls one of them.
    """
    with (hub.seeds / "made" / "sources.csv").open("a", encoding="utf-8") as file:
        file.write(
            f"made/old,UBND tỉnh A,Quyết định 12/QĐ-UBND,OFFICIAL,,2025-02-28\n{other}\n"
            "made/new,UBND tỉnh A,Quyết định thu hồi,OFFICIAL,,2025-06-01\n"
        )
    hub.take("made")
    with hub.engine.connect() as connection:
        return catalogue.load(connection)


def test_a_source_without_claims_makes_no_number_ambiguous(hub: TestHub) -> None:
    now = of_one_number(
        hub, "made/undone,UBND tỉnh A,Quyết định (số 12/QĐ-UBND),OFFICIAL,,2025-02-27"
    )

    _, (fault,) = endings(now, ANNULLED, ())
    (ending,), _ = endings(now, ANNULLED, (), {now.sources["made/old"].id})

    assert "2 sources are so called" in fault.wanted.en
    assert ending.source.public_id == "made/old"


def test_a_decision_without_figures_annuls_another(real: TestHub, tmp_path: Path) -> None:
    hub = real.copy(tmp_path)
    path = tmp_path / "thu hồi.txt"
    path.write_text(
        "ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\nSố: 77/QĐ-UBND\nLai Châu, ngày 15 tháng 3 năm 2025\nQUYẾT"
        " ĐỊNH\nVề việc thu hồi văn bản\nĐiều 1. Thu hồi Quyết định số 12/QĐ-UBND ngày 10 tháng 01"
        " năm 2025.\n",
        encoding="utf-8",
    )
    old = next(
        one
        for one in hub.reader.newest().sources.values()
        if one.public_id.startswith("tthc_quality/")
    )

    outcome = hub.take(
        "documents",
        path,
        withdrawals=(WithdrawalRow("--annuls", old.public_id, WithdrawalKind.ANNULLED),),
    )

    (ending,) = outcome.endings
    assert (
        ending.source.public_id,
        ending.by.title.startswith("Quyết định 77/QĐ-UBND"),
        ending.figures,
    ) == (old.public_id, True, 170)
    hub.close()


def test_what_ended_before_ends_no_second_time(hub: TestHub, tmp_path: Path) -> None:
    annul(hub, tmp_path, "made/book")
    releases = hub.ask("{ releases { importedAt } }")["releases"]

    path, rows = (
        tmp_path / "annulling.csv",
        (WithdrawalRow("--annuls", "made/book", WithdrawalKind.ANNULLED),),
    )
    outcome = hub.take("made", path, withdrawals=rows)

    assert (outcome.empty, outcome.release) == (True, None)
    assert [one.why.en for one in outcome.ignored] == ["Sổ was replaced or annulled before"]
    assert hub.ask("{ releases { importedAt } }")["releases"] == releases


def test_the_end_of_a_source_without_figures_can_be_taken_back(
    hub: TestHub, tmp_path: Path
) -> None:
    path = paper(tmp_path, "2019,Ân,TOTAL,71,,,,made/book")
    hub.take("made", paper(tmp_path, "2019,Ân,TOTAL,70,,,,made/paper", name="first.csv"))
    hub.take(
        "made",
        paper(
            tmp_path,
            *(
                f"{year},{unit},{code},,rút lại,,,made/book"
                for year in range(2015, 2020)
                for unit in ("Ân", "Bình", "Cường")
                for code in ("TOTAL", "COST")
            ),
            name="gone.csv",
        ),
        keep_good=True,
    )
    rows = (WithdrawalRow("--annuls", "made/book", WithdrawalKind.ANNULLED),)
    ended = hub.take("made", tmp_path / "first.csv", withdrawals=rows, accept="đã đối chiếu")
    assert (ended.endings[0].figures, hub.take("made", path).counts["ignored"]) == (0, 1)

    hub.undo(ended.release)

    assert hub.take("made", path).counts["added"] == 1


def test_what_an_annulled_plan_promised_does_not_come_back_when_it_is_read_again(
    real: TestHub, tmp_path: Path
) -> None:
    hub = real.copy(tmp_path)
    plan, decision = tmp_path / "kế hoạch.txt", tmp_path / "thu hồi.txt"
    head = "ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\nSố: {}\nLai Châu, ngày {} tháng 3 năm 2025\n"
    plan.write_text(
        head.format("9911/KH-UBND", 3) + "KẾ HOẠCH\nCải cách hành chính năm 2026\n"
        "1. Phấn đấu năm 2026, tỷ lệ hồ sơ giải quyết đúng hạn đạt ít nhất 98%.\n"
        "2. Năm 2024, tỷ lệ hồ sơ nộp trực tuyến toàn tỉnh đạt 71,5%.\n"
        "3. Năm 2024, Chỉ số SIPAS của tỉnh Lai Châu đạt 85,12%, xếp hạng 12/63 tỉnh, thành phố.\n",
        encoding="utf-8",
    )
    decision.write_text(
        head.format("9912/QĐ-UBND", 15) + "QUYẾT ĐỊNH\nVề việc thu hồi văn bản\n"
        "Điều 1. Thu hồi Kế hoạch số 9911/KH-UBND ngày 03 tháng 3 năm 2025.\n",
        encoding="utf-8",
    )
    added = hub.take("documents", plan).counts["added"]
    rows = (WithdrawalRow("--annuls", "9911/KH-UBND", WithdrawalKind.ANNULLED),)
    hub.take("documents", decision, withdrawals=rows)

    outcome = hub.take("documents", plan)

    assert (outcome.counts["added"], outcome.counts["ignored"]) == (0, added)
    hub.close()


PLAN = (
    "ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\nSố: 9911/KH-UBND\nLai Châu, ngày 3 tháng 3 năm 2025\nKẾ"
    " HOẠCH\nCải cách hành chính năm 2026\n1. Phấn đấu năm 2026, tỷ lệ hồ sơ giải quyết đúng hạn"
    " đạt ít nhất 98%.\n2. Phấn đấu năm 2026, tỷ lệ hồ sơ nộp trực tuyến đạt ít nhất 80%.\n"
)
RECALL = (
    "ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU\nSố: 9912/QĐ-UBND\nLai Châu, ngày 15 tháng 3 năm 2025\nQUYẾT"
    " ĐỊNH\nVề việc thu hồi văn bản\nĐiều 1. Thu hồi Kế hoạch số 9911/KH-UBND ngày 03 tháng 3 năm"
    " 2025.\n"
)
RECALLED = (WithdrawalRow("--annuls", "9911/KH-UBND", WithdrawalKind.ANNULLED),)


def written(folder: Path, name: str, text: str) -> Path:
    """A document of this text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_plan_of_targets_alone_is_annulled_by_its_number_and_its_targets_are_counted(
    real: TestHub, tmp_path: Path
) -> None:
    hub = real.copy(tmp_path)
    hub.take("documents", written(tmp_path, "kế hoạch.txt", PLAN))

    outcome = hub.take("documents", written(tmp_path, "thu hồi.txt", RECALL), withdrawals=RECALLED)

    (ending,) = outcome.endings
    assert (ending.source.document, ending.figures, outcome.counts["gone"]) == (
        "lai-chau/9911-kh-ubnd-2025",
        2,
        2,
    )
    hub.close()


def test_a_plan_that_says_nothing_of_its_own_can_be_annulled_by_its_number(
    real: TestHub, tmp_path: Path
) -> None:
    hub = real.copy(tmp_path)
    hub.take(
        "documents",
        written(
            tmp_path,
            "kế hoạch.txt",
            "\n".join([*PLAN.splitlines()[:6], "1. Các sở phối hợp thực hiện."]),
        ),
    )

    outcome = hub.take("documents", written(tmp_path, "thu hồi.txt", RECALL), withdrawals=RECALLED)

    assert [(one.source.document, one.figures) for one in outcome.endings] == [
        ("lai-chau/9911-kh-ubnd-2025", 0)
    ]
    hub.close()


def test_a_decision_that_also_retells_figures_annuls_by_what_it_says_itself(
    real: TestHub, tmp_path: Path
) -> None:
    hub = real.copy(tmp_path)
    hub.take("documents", written(tmp_path, "kế hoạch.txt", PLAN))
    retold = (
        "Năm 2024, Chỉ số SIPAS của tỉnh Lai Châu đạt 85,12%, xếp hạng 12/63 tỉnh, thành phố.\n"
    )

    outcome = hub.take(
        "documents", written(tmp_path, "thu hồi.txt", RECALL + retold), withdrawals=RECALLED
    )

    assert [(one.by.public_id, one.by.tier.name) for one in outcome.endings] == [
        ("documents/lai-chau/9912-qd-ubnd-2025", "OFFICIAL")
    ]
    hub.close()


def test_of_two_documents_in_one_command_it_is_asked_which_one_annuls(
    real: TestHub, tmp_path: Path
) -> None:
    hub = real.copy(tmp_path)
    hub.take("documents", written(tmp_path, "kế hoạch.txt", PLAN))
    report = (
        RECALL.replace("9912/QĐ", "9913/BC").replace("QUYẾT ĐỊNH", "BÁO CÁO").partition("Điều 1")[0]
    )
    report += (
        "Năm 2024, Chỉ số SIPAS của tỉnh Lai Châu đạt 85,12%, xếp hạng 12/63 tỉnh, thành phố.\n"
    )
    files = (written(tmp_path, "báo cáo.txt", report), written(tmp_path, "thu hồi.txt", RECALL))

    with pytest.raises(BadInput) as bad:
        hub.take("documents", *files, withdrawals=RECALLED)

    assert (
        "a file with the replacing or annulling document alone is wanted"
        in bad.value.faults[0].wanted.en
    )
    hub.close()


def test_a_document_without_claims_and_another_source_with_claims_of_one_number_are_asked(
    hub: TestHub,
) -> None:
    now = of_one_number(
        hub, "filled/old,UBND tỉnh A,Quyết định (số 12/QĐ-UBND),OFFICIAL,,2025-02-28"
    )

    _, (fault,) = endings(now, ANNULLED, (), {now.sources["filled/old"].id})

    assert "2 sources are so called" in fault.wanted.en


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "OFFICIAL,,2025-02-28",
            "OFFICIAL,,2025-01-05",
            [
                "made/new: “Quyết định cũ (ngày 28/02/2025)” được thay thế bởi “Quyết định mới"
                " (ngày 05/01/2025)”: văn bản thay thế, bãi bỏ có trước văn bản kia"
            ],
        ),
        (
            "OFFICIAL,,2025-02-28",
            "PRESS,,2025-03-05",
            [
                "made/new: “Quyết định cũ (ngày 28/02/2025)” được thay thế bởi “Quyết định mới"
                " (ngày 05/3/2025)”: nguồn thay thế, bãi bỏ chỉ thuật lại hoặc chép lại, còn nguồn"
                " kia là chính thức"
            ],
        ),
        (
            "OFFICIAL,,2025-02-28",
            "COPY,,",
            [
                "made/new: “Quyết định cũ (ngày 28/02/2025)” được thay thế bởi “Quyết định mới"
                " (không rõ ngày)”: nguồn thay thế, bãi bỏ chỉ thuật lại hoặc chép lại, còn nguồn"
                " kia là chính thức"
            ],
        ),
        ("COPY,,2025-02-28", "COPY,,2025-02-28", []),
        ("COPY,,", "OFFICIAL,,2025-01-05", []),
    ],
    ids=["earlier", "press", "copy", "alike", "of an unknown day"],
)
def test_an_ending_by_an_earlier_or_lesser_source_waits_to_be_accepted(
    hub: TestHub, tmp_path: Path, old: str, new: str, told: list[str]
) -> None:
    with (hub.seeds / "made" / "sources.csv").open("a", encoding="utf-8") as file:
        file.write(
            f"made/old,UBND tỉnh A,Quyết định cũ,{old}\nmade/new,UBND tỉnh A,Quyết định mới,{new}\n"
        )
    hub.take("made")
    path = paper(tmp_path, "2019,Ân,TOTAL,70,,,,made/new")
    rows = (WithdrawalRow("--replaces", "made/old", WithdrawalKind.REPLACED),)

    outcome = hub.take("made", path, withdrawals=rows, dry_run=True)

    assert [one.within(Language.VI) for one in outcome.suspicions] == told


def test_a_plan_that_annuls_a_later_one_waits_although_documents_withhold_what_is_suspected(
    real: TestHub, tmp_path: Path
) -> None:
    hub = real.copy(tmp_path)
    hub.take("documents", written(tmp_path, "kế hoạch.txt", PLAN))

    with pytest.raises(Refused) as refused:
        hub.take(
            "documents",
            written(tmp_path, "thu hồi.txt", RECALL.replace("ngày 15 tháng 3", "ngày 15 tháng 02")),
            withdrawals=RECALLED,
        )

    ((_, suspicion),) = refused.value.suspicions
    assert (
        "9911/KH-UBND Cải cách hành chính năm 2026 (of 2025-03-03)” annulled by"
        in suspicion.text.en
    )
    assert (
        "(of 2025-02-15)”: the replacing or annulling document is the earlier one"
        in suspicion.text.en
    )
    hub.close()
