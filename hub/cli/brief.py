"""The command that writes what became of a unit since the period before, as a paper to sign."""

from pathlib import Path
from typing import Annotated

import typer

from hub.cli.arguments import OfPeriod, Overwrite
from hub.cli.console import SETTINGS, SPOKEN, say, tell
from hub.cli.files import keep
from hub.cli.read_only import reading
from hub.panels.reader import Reader
from hub.web.address import Address
from hub.web.asker import Asker
from hub.web.bounds import bounds
from hub.web.pages.page_name import page_name
from hub.web.pages.site import Site
from hub.web.papers import brief
from hub.web.papers.paper_form import FORMS
from hub.web.papers.paper_request import PERIOD
from hub.web.papers.paper_view import PaperView
from hub.web.request import Refusal
from hub.words import dates
from hub.words.errors import BadQuestion
from schema.answering import Answerer

app = typer.Typer()
_ENDINGS = tuple(f".{form}" for form in FORMS)

Unit = Annotated[
    str,
    typer.Argument(
        metavar=say("ĐƠN_VỊ", "UNIT"),
        help=say(
            "Tỉnh, thành phố hoặc cơ quan, đơn vị, ghi mã hoặc tên.",
            "A province or a department, by id or name.",
        ),
    ),
]
Against = Annotated[
    str | None,
    typer.Option(
        "--against",
        metavar="month|quarter|…",
        help=say(
            "So với: month (tháng trước), quarter (quý trước), year, một kỳ, một ngày hoặc phiên"
            " bản dữ liệu như version-10; mặc định là kỳ liền trước.",
            "Against: month, quarter or year before, a period, a day, or a data version such as"
            " version-10; the period before, unless told.",
        ),
    ),
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar=say("TỆP", "FILE"),
        help=say(
            "Tệp sẽ ghi, đuôi .docx, .pdf hoặc .html; mặc định là tệp .docx mang tên đơn vị.",
            "The file to write: .docx, .pdf or .html; a .docx named after the unit, unless told.",
        ),
    ),
]


@app.command("brief")
def brief_(
    unit: Unit,
    out: Out = None,
    period: OfPeriod = None,
    against: Against = None,
    overwrite: Overwrite = False,
) -> None:
    """The paper of a unit, as a file."""
    out = out or Path(f"{page_name(brief.PATH, unit)}.docx")
    form = out.suffix.lower()
    of_period = ((PERIOD, str(dates.period(period))),) if period else ()
    parameters = of_period + (((brief.AGAINST, against),) if against else ())
    content = _content(unit, parameters, form) if form in _ENDINGS else b""
    keep(out, content, overwrite, _ENDINGS)
    tell(say(f"Đã ghi {out}.", f"{out} was written."))


def _content(unit: str, parameters: tuple[tuple[str, str], ...], form: str) -> bytes:
    """The file, made as the server makes it; BadQuestion."""
    site = Site(
        SETTINGS.owner,
        SETTINGS.contact,
        SETTINGS.home,
        SETTINGS.public_url,
        computed_ranks=SETTINGS.computed_ranks,
    )
    address = Address(f"{brief.PATH}/{unit}{form}", (("unit", unit),), parameters)
    view = PaperView(site, brief.gather, form.removeprefix("."))
    with reading() as engine:
        answerer = Answerer(SPOKEN, bounds(SETTINGS), SETTINGS.computed_ranks)
        try:
            return view.make(Asker(answerer, Reader(engine).view()), address).body
        except Refusal as refusal:
            raise BadQuestion(refusal.text) from None
