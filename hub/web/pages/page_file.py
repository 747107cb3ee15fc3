"""A view as a file: its table as CSV, TSV or XLSX, as a person's sheet wants it."""

from dataclasses import dataclass

from hub.web.address import LASTING, Address, AddressAnswer
from hub.web.asker import Asker
from hub.web.export import FORMS, ExportSheet, FileStyle
from hub.web.pages.page_name import page_name, subjects
from hub.web.pages.page_request import PageRequest
from hub.web.pages.page_table import TableOf
from hub.web.pages.site import Site
from hub.web.request import Header

FILES = ("csv", "tsv", "xlsx")
_POINT = "cham"  # of dau: the decimal mark


@dataclass(frozen=True)
class PageFile:
    """The table of a view in one form."""

    site: Site
    table: TableOf
    form: str

    def make(self, asker: Asker, address: Address) -> AddressAnswer:
        """The file; Refusal."""
        page = PageRequest(asker.language, address, self.site, asker)
        version = page.data("frame")["dataVersion"]["id"]
        table = self.table(page)
        style = FileStyle(page.language, address.last("dau") != _POINT, has_labels=True)
        answer, explanation = table.answer(), table.explanation(page, version)
        form = FORMS[self.form]
        name = page_name(page.path, *subjects(table.rows))
        headers: tuple[Header, ...] = (
            (b"content-disposition", f'attachment; filename="{name}.{self.form}"'.encode()),
        )
        body = form.body(answer, ExportSheet.of(answer, style), explanation)
        return AddressAnswer(body, form.media, headers + ((LASTING,) if page.frozen else ()))
