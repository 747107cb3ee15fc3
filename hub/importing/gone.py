"""What goes because a file is declared whole: each unit and figure by name, to be confirmed."""

from collections.abc import Iterable, Iterator, Sequence

from hub.catalogue import Catalogue
from hub.dataset.rows import Suspicion
from hub.importing.claim import Change, Content
from hub.importing.observations import TableKey
from hub.words import period
from hub.words.language import Language, Text
from hub.words.terms import MissingReason

_WORDS = {
    "value": Text("giá trị", "value"),
    "rank": Text("hạng", "rank"),
    "group": Text("nhóm", "group"),
    "block": Text("khối", "block"),
    "notes": Text("ghi chú", "notes"),
}


def suspicions(catalogue: Catalogue, table: TableKey, changes: Iterable[Change]) -> list[Suspicion]:
    """One suspicion for a table from which anything goes, naming all of that."""
    indicator_id, at, source_id = table
    gone: list[Text] = []
    for change in changes:
        if change.old:
            gone += _gone(catalogue, change)
    if not gone:
        return []
    indicator, source = catalogue.indicator_by_id[indicator_id], catalogue.source_by_id[source_id]
    place = f"{indicator.public_id} {period.of_key(at)} ({source.title})"
    listed = Text(*(", ".join(words) for words in zip(*gone, strict=True)))
    text = Text(
        f"--whole: {len(gone)} số liệu không còn trong tệp sẽ thôi hiệu lực: {listed.vi}",
        f"--whole: {len(gone)} figures that the file no longer holds would go: {listed.en}",
    )
    return [Suspicion(place, text)]


def _gone(catalogue: Catalogue, change: Change) -> Iterator[Text]:
    """The whole figure, or the fields that the new claim no longer has beside its value."""
    entity, old = catalogue.by_id[change.key.entity_id], change.old.content
    day = period.of_key(change.key.period).last_day
    names = [entity.name(language, day) for language in (Language.VI, Language.EN)]
    if change.new is None:
        yield Text(*(f"{name} ({_figure(old)})" for name in names))
        return
    for field in _missing(old, change.new.content):
        value = _figure(old) if field == "value" else getattr(old, field)
        words = zip(names, _WORDS[field], strict=True)
        yield Text(*(f"{name} ({word} {value})" for name, word in words))


def _missing(old: Content, new: Content) -> Sequence[str]:
    """The fields that the old content fills and the new one leaves blank; a reason for a missing
    value fills its place.
    """
    filled = _filled(new)
    if new.missing_reason != MissingReason.NONE:
        filled.append("value")
    return [field for field in _filled(old) if field not in filled]


def _filled(content: Content) -> list[str]:
    return [field for field in _WORDS if getattr(content, field) not in (None, "")]


def _figure(content: Content) -> str:
    """The value as printed; a dash where there is none."""
    return content.printed or ("–" if content.value is None else f"{content.value:g}")
