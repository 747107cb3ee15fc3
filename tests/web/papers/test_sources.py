"""Sources are numbered once, listed once in full, and never lost."""

from hypothesis import given
from hypothesis import strategies as st

from hub.web.papers.sources import Sources


def figure(title: str, place: str = "", release: int = 3) -> dict:
    """A figure at a place of a source, which a release brought."""
    where = f", vị trí: {place}" if place else ""
    text = f"Nguồn: {title}{where}; nguồn chính thức; phiên bản dữ liệu {release}."
    return {"citation": {"text": text, "locator": place or None}}


def listed(sources: Sources) -> list[str]:
    """The sources as the paper lists them."""
    return [line.text for line in sources.listing()]


def test_figures_of_one_source_have_one_number_wherever_they_stand() -> None:
    sources = Sources()

    marks = [sources.mark(figure("Sổ", "trang 1")), sources.mark(figure("Sổ", "trang 2"))]

    assert marks == ["[1]", "[1]"]
    assert listed(sources) == ["[1] Nguồn: Sổ; nguồn chính thức."]


def test_the_place_of_a_single_figure_is_told() -> None:
    sources = Sources()
    sources.mark(figure("Sổ", "trang 1"))

    assert listed(sources) == ["[1] Nguồn: Sổ, vị trí: trang 1; nguồn chính thức."]


def test_releases_of_single_figures_are_left_to_the_foot_of_the_paper() -> None:
    sources = Sources()

    marks = {sources.mark(figure("Sổ", release=number)) for number in (1, 2)}

    assert marks == {"[1]"}
    assert listed(sources) == ["[1] Nguồn: Sổ; nguồn chính thức."]


def test_several_sources_of_one_cell_stand_beside_one_another() -> None:
    sources = Sources()
    sources.mark(figure("Sổ"))

    assert sources.mark(figure("Sổ"), figure("Báo"), None) == "[1], [2]"


def test_without_a_source_there_is_a_dash() -> None:
    assert Sources().mark(None) == "–"


@given(st.lists(st.sampled_from("ABCD"), max_size=20))
def test_each_source_that_is_cited_is_listed_once_under_its_number(titles: list[str]) -> None:
    sources = Sources()
    marks = {title: sources.mark(figure(title)) for title in titles}

    assert listed(sources) == [
        f"[{number}] Nguồn: {title}; nguồn chính thức."
        for number, title in enumerate(dict.fromkeys(titles), 1)
    ]
    assert set(marks.values()) == {f"[{one}]" for one in range(1, len(marks) + 1)}
