"""The template beside a scan: what no program reads is typed, into cells that are checked."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from hub.cli.console import complain, err, say, tell
from hub.cli.files import keep
from hub.cli.read_only import catalogue_of, reading
from hub.dataset.cited import cited_source
from hub.dataset.datasets import Dataset
from hub.dataset.options import Hints
from hub.dataset.scans import is_scan
from hub.intake.selection import Parcel
from hub.template import family, form, sheets
from hub.words.errors import Fault, UserError
from hub.words.period import Period


def write(parcels: Sequence[Parcel], faults: Sequence[Fault], hints: Hints) -> None:
    """A template beside each scan, with all that the command tells of it; none where it tells no
    period.
    """
    if hints.period is None:
        return
    for dataset, path in _scans(parcels, faults):
        try:
            _write(dataset, path, hints.period, hints=hints)
        except UserError as error:
            complain(error)


def _scans(parcels: Sequence[Parcel], faults: Sequence[Fault]) -> Iterator[tuple[Dataset, Path]]:
    names = {fault.origin for fault in faults if is_scan(fault)}
    for parcel in parcels:
        paths = (path for name, path in parcel.by_name.items() if name in names)
        yield from ((parcel.dataset, path) for path in paths)


def _write(dataset: Dataset, path: Path, period: Period, hints: Hints) -> None:
    with reading() as engine:
        now = catalogue_of(engine)
    blank = family.template(now, dataset.index, period, province=hints.province, kind=hints.kind)
    target = path.with_name(f"{path.stem}-mau.xlsx")
    keep(target, sheets.workbook(blank, _source(dataset, hints), hints.block), overwrite=False)
    units = len(blank.units)
    tell(
        say(
            f"đã ghi {target}: mẫu {units} đơn vị; điền số đọc được trong ảnh rồi chạy hub import"
            f" {target}",
            f"{target} is written: a template of {units} units; fill in what the pictures show and"
            f" run hub import {target}",
        ),
        err,
    )


def _source(dataset: Dataset, hints: Hints) -> Mapping[str, object]:
    """What the command tells of the source, by the fields of a template."""
    if not hints.source:
        return {}
    source, document = cited_source(dataset.name, hints.source, hints.tier)
    tiers = {tier: words for words, tier in form.TIERS.items()}
    values = {
        "#document": source.title,
        "#number": document.number if document else None,
        "#date": source.published_on,
        "#publisher": source.publisher,
        "#tier": tiers[source.tier],
    }
    return {name: value for name, value in values.items() if value}
