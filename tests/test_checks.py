"""What the hub holds, and where its sources disagree."""

from pathlib import Path

from hub import checks
from hub.period import parse
from tests.hubs import TestHub


def test_what_is_held_by_index(hub: TestHub) -> None:
    (held,) = checks.held(hub.engine)

    assert (held.index, held.indicators, held.figures, held.first, held.last) == ("MADE", 3, 30, parse("2015"), parse("2019"))
    assert held.updated_at == hub.reader.newest().releases[-1].published_at


def test_index_without_figures_is_told_too(hub: TestHub) -> None:
    hub.undo(2)

    (held,) = checks.held(hub.engine)

    assert (held.figures, held.first, held.last) == (0, None, None)


def test_sources_that_disagree_are_told_cell_by_cell(hub: TestHub, tmp_path: Path) -> None:
    path = tmp_path / "new.csv"
    path.write_text("period,entity,code,value,source\n2019,Ân,TOTAL,55,made/paper\n2019,Bình,TOTAL,80,made/paper\n", encoding="utf-8")
    hub.take("made", path)

    (told,) = checks.conflicts(hub.engine)

    assert told.vi == "MADE/TOTAL@2017 Ân 2019: dùng 72 (Sổ); nguồn khác nêu 55 (Báo)"
    assert told.en == "MADE/TOTAL@2017 An 2019: 72 is used (Sổ); another source says 55 (Báo)"
