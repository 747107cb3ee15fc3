"""Exports: tables of what the hub answers, as files."""

from pathlib import Path

from starlette.routing import BaseRoute, Route

from hub.web.addressed import Addressed
from hub.web.asking import Asking
from hub.web.export.answer import sources_of
from hub.web.export.columns import column
from hub.web.export.exports import Exports
from hub.web.export.feed import ReleaseFeed
from hub.web.export.file_name import disposition
from hub.web.export.file_name import file_name as fit_name
from hub.web.export.files import ExportFile, export_file
from hub.web.export.flat import flat_table
from hub.web.export.forms import FORMS, FileForm
from hub.web.export.question import STYLES, style_faults, style_of
from hub.web.export.shelf import DumpShelf
from hub.web.export.stream import ObservationStream
from hub.web.export.structure import structure
from hub.web.export.style import Explanation, ExportSheet, FileStyle
from hub.web.export.table import AnswerTable, ColumnKind, TableColumn
from hub.web.export.tables import CITATION
from hub.web.export.whole import WHOLE, WholeHub
from hub.web.speaking import Speaking

__all__ = [
    "CITATION",
    "FORMS",
    "STYLES",
    "AnswerTable",
    "ColumnKind",
    "Explanation",
    "ExportFile",
    "ExportSheet",
    "FileForm",
    "FileStyle",
    "TableColumn",
    "column",
    "disposition",
    "export_file",
    "fit_name",
    "flat_table",
    "routes",
    "sources_of",
    "style_faults",
    "style_of",
]


def routes(
    asking: Asking, speaking: Speaking, folder: Path, owner: str = "", public_url: str = ""
) -> list[BaseRoute]:
    """The addresses of exports; dumps lie in a folder. Who runs the hub, and by which address
    others reach it, are told in what leaves it.
    """
    start = public_url.rstrip("/")
    feed = ReleaseFeed(owner, start)
    return [
        Route("/releases.atom", Addressed(asking, speaking, feed.make)),
        Route(f"/export/{WHOLE}", WholeHub(asking, speaking, DumpShelf(folder))),
        Route("/export/{table}.sdmx.xml", Addressed(asking, speaking, structure)),
        Route("/export/observations.{suffix}", ObservationStream(asking, speaking, start)),
        Route("/export/{file}", Addressed(asking, speaking, Exports(start).make)),
    ]
