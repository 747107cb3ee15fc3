"""Exports by address: /export/compare.csv and its like."""

from dataclasses import dataclass

from hub.web.address import Address, AddressAnswer
from hub.web.asker import Asker
from hub.web.export.answer import answered
from hub.web.export.file_name import disposition
from hub.web.export.question import question


@dataclass(frozen=True)
class Exports:
    """Answers with files; `start` is of addresses by which others reach the hub."""

    start: str = ""

    def make(self, asker: Asker, address: Address) -> AddressAnswer:
        """The file that an address names; Refusal."""
        export = question(asker, address.part("file"), address.parameters, self.start)
        answer = answered(asker, export)
        headers = (disposition(answer.name),)
        return AddressAnswer(answer.body(export), export.form.media, headers)
