"""Charts of papers: what cannot be drawn is left out, what could not be drawn now is refused."""

from datetime import date
from typing import Any

import pytest

from hub.web.address import Address
from hub.web.charts import ChartLook
from hub.web.pages.site import Site
from hub.web.papers import paper_chart
from hub.web.papers.paper_request import PaperRequest
from hub.web.request import Refusal
from hub.words.language import Language, Text

NO = Text("không", "no")


class Refusing:
    """Who refuses whatever is asked, with a status."""

    language, version, today = Language.VI, 1, date(2026, 11, 30)

    def __init__(self, status: int) -> None:
        self._status = status

    def variables(self, *_: Any, **__: Any) -> dict[str, Any]:
        """Nothing; Refusal."""
        raise Refusal(self._status, NO)

    data = variables


def paper(status: int) -> PaperRequest:
    """A paper whose questions are refused."""
    return PaperRequest(Language.VI, Address("/tinh/an.pdf"), Site(), Refusing(status))


@pytest.mark.parametrize("status", [400, 404])
def test_a_chart_of_nothing_is_left_out(status: int) -> None:
    assert paper_chart.chart(paper(status), "trend", (), ChartLook(Language.VI)) is None
    assert list(paper_chart.courses(paper(status), "an", [("MADE/TOTAL", "")])) == []


@pytest.mark.parametrize("status", [500, 503])
def test_a_paper_is_refused_rather_than_kept_without_its_charts(status: int) -> None:
    with pytest.raises(Refusal):
        paper_chart.chart(paper(status), "trend", (), ChartLook(Language.VI))
    with pytest.raises(Refusal):
        list(paper_chart.courses(paper(status), "an", [("MADE/TOTAL", "")]))
