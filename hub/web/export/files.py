"""Files: what the addresses of exports answer, without a server."""

from collections.abc import Iterator
from contextlib import closing
from itertools import chain
from tempfile import TemporaryFile
from typing import BinaryIO, NamedTuple

from hub.web.address import Address
from hub.web.asker import Asker
from hub.web.export.answer import answered
from hub.web.export.dump import dump
from hub.web.export.making import FileMaking
from hub.web.export.pages import ObservationPages
from hub.web.export.question import no_parameters, question
from hub.web.export.structure import STRUCTURE, structure
from hub.web.export.whole import WHOLE, whole_name
from schema.parameters import Parameters

_PIECE = 2**20  # bytes


class ExportFile(NamedTuple):
    """How a file is called, and what it holds, piece by piece."""

    name: str
    pieces: Iterator[bytes]


def export_file(asker: Asker, file: str, parameters: Parameters, start: str = "") -> ExportFile:
    """The file of an address, as compare.csv or all.zip; Refusal."""
    if file == WHOLE:
        no_parameters(parameters)
        return ExportFile(whole_name(asker), _dumped(asker))
    if file.endswith(STRUCTURE):
        address = Address(file, (("table", file.removesuffix(STRUCTURE)),), parameters)
        return ExportFile(file, iter([structure(asker, address).body]))
    export = question(asker, file, parameters, start)
    if export.table.name != "observations":
        answer = answered(asker, export)
        return ExportFile(answer.name, iter([answer.body(export)]))
    making = FileMaking(ObservationPages(asker, export))
    pieces = _paged(asker, making)
    first = next(pieces)  # before which the name is not known
    return ExportFile(making.pages.name, chain([first], pieces))


def _dumped(asker: Asker) -> Iterator[bytes]:
    with TemporaryFile() as file:
        dump(asker, file)
        yield from _read(file)


def _paged(asker: Asker, making: FileMaking) -> Iterator[bytes]:
    with closing(making):
        while not making.is_whole:
            yield making.step(asker)
        if not making.is_streamed:
            yield from _read(making.file)


def _read(file: BinaryIO) -> Iterator[bytes]:
    """What a file holds, from its beginning."""
    file.seek(0)
    while piece := file.read(_PIECE):
        yield piece
