"""Sources are numbered once, told in full once, and never lost."""

from hypothesis import given
from hypothesis import strategies as st

from hub.web.papers.sources import Sources
from hub.words.language import Language


def figure(title: str, place: str = "") -> dict:
    """A figure at a place of a source."""
    where = f", vị trí: {place}" if place else ""
    text = f"Nguồn: {title}{where}; nguồn chính thức."
    return {"citation": {"text": text, "locator": place or None}}


def test_figures_of_one_source_have_one_number_wherever_they_stand() -> None:
    sources = Sources(Language.VI)

    marks = [sources.mark(figure("Sổ", "trang 1")), sources.mark(figure("Sổ", "trang 2"))]

    assert marks == ["[1]", "[1]"]
    assert [one.text for one in sources.listing()] == ["[1] Nguồn: Sổ; nguồn chính thức."]


def test_the_place_of_a_single_figure_is_told() -> None:
    sources = Sources(Language.VI)
    sources.mark(figure("Sổ", "trang 1"))

    (line,) = sources.listing()
    assert line.text == "[1] Nguồn: Sổ, vị trí: trang 1; nguồn chính thức."


def test_a_source_is_told_in_full_once_and_named_afterwards() -> None:
    sources = Sources(Language.VI)
    sources.mark(figure("Sổ"))
    first = [one.text for one in sources.listing()]
    mark = sources.mark(figure("Sổ"), figure("Báo"), None)
    second = [one.text for one in sources.listing()]

    assert first == ["[1] Nguồn: Sổ; nguồn chính thức."]
    assert mark == "[1], [2]"
    assert second == ["[2] Nguồn: Báo; nguồn chính thức.", "[1]: nguồn đã dẫn ở trên."]
    assert list(sources.listing()) == []


def test_without_a_source_there_is_a_dash() -> None:
    assert Sources(Language.EN).mark(None) == "–"


@given(st.lists(st.lists(st.sampled_from("ABCD"), max_size=6), max_size=5))
def test_each_source_that_is_cited_stands_in_full_once(parts: list[list[str]]) -> None:
    sources = Sources(Language.VI)
    full = []
    for titles in parts:
        for title in titles:
            sources.mark(figure(title))
        full += [line.text for line in sources.listing() if "Nguồn: " in line.text]

    cited = {title for titles in parts for title in titles}
    assert sorted(text.split("Nguồn: ")[1][0] for text in full) == sorted(cited)
