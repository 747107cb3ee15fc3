"""The page of targets, put together from what the API answers."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from hub.web.pages.page_request import PageRequest, document
from hub.web.pages.page_table import CITATION, PageTable, citation_row
from hub.web.pages.ranking.choices import Option
from hub.web.pages.targets.target_question import COMING, PAST, STATES, TargetQuestion, whose
from hub.words import period as periods
from hub.words.language import Text

_TITLE = Text("Chỉ tiêu kế hoạch", "Targets of plans")
_MOST = 100  # targets of one state on a page
_KEYS = (
    *("target_id", "entity_id", "entity", "label", "reform_area", "indicator_id", "indicator"),
    *("printed", "value", "unit", "from", "by", "baseline", "state_text", "state_reason"),
    *("current", "current_period", "gap", "needed_per_year", "current_per_year"),
    *("document_id", "source", "tier_text", "url", "data_version"),
)
_FIGURES = ("value", "by", "state_text", "current", "gap", "needed_per_year", "current_per_year")
_PLAIN = (
    *("target_id", "label", "reform_area", "printed", "value", "unit", "from", "by", "baseline"),
    *("state_text", "state_reason"),
)


class TargetGroup(NamedTuple):
    """The targets of one state, by its word of the address."""

    word: str
    targets: list[dict[str, Any]]
    count: int
    after: str | None  # where its next page begins


def gather(page: PageRequest) -> dict[str, Any]:
    """What the page shows."""
    question = TargetQuestion(page)
    groups = [group for group in _groups(page, question) if group.count]
    return {
        "unit": question.unit,
        "groups": groups,
        "count": sum(group.count for group in groups),
        "reasons": _reasons(groups),
        "has_pace": any(_has_pace(target) for group in groups for target in group.targets),
        "before": list(_before(page, question)),
        "documents": _documents(page, question) if not groups else None,
        "choices": _choices(page, question),
        "asked": {"don_vi": question.unit and question.unit["id"]},
        "question": page.graphiql(
            document("targets"), question.variables | {"first": _MOST, "state": _states(question)}
        ),
    }


def table(page: PageRequest) -> PageTable:
    """All targets that are asked for, one a row."""
    question, version = TargetQuestion(page), str(page.frozen or page.asker.version)
    data = page.data("targets_figures", state=_states(question), **question.variables)
    rows = [_row(target, version) for target in data["targets"]]
    return PageTable(_TITLE, rows, _KEYS, ("target_id",), _FIGURES)


def _states(question: TargetQuestion) -> list[str]:
    return [STATES[word] for word in question.states]


def _groups(page: PageRequest, question: TargetQuestion) -> Iterator[TargetGroup]:
    """Each state with the beginning of its targets, or with what follows on the page before."""
    chosen = page.address.last("tinh-trang")
    after = page.address.last("sau") or None if chosen else None
    for word in question.states:
        variables = question.variables | {"state": [STATES[word]], "first": _MOST}
        found = page.data("targets", after=after, **variables)["targetsConnection"]
        end = found["pageInfo"]
        rest = end["endCursor"] if end["hasNextPage"] else None
        yield TargetGroup(word, found["nodes"], found["totalCount"], rest)


def _reasons(groups: list[TargetGroup]) -> list[tuple[str, int]]:
    """Why targets cannot be judged, and how many of those shown for each reason."""
    texts = Counter(
        target["stateText"]
        for group in groups
        if STATES[group.word] == "NOT_MEASURABLE"
        for target in group.targets
    )
    return texts.most_common()


def _has_pace(target: Mapping[str, Any]) -> bool:
    pace = target["pace"]
    return pace is not None and pace["current"] is not None


def _before(page: PageRequest, question: TargetQuestion) -> Iterator[tuple[dict[str, Any], int]]:
    """The units that went into the one asked for, and how many targets of theirs there are."""
    for each in question.unit["predecessors"] if question.unit else []:
        variables = {"first": 0, "state": list(STATES.values())} | whose(each["from"])
        count = page.data("targets", **variables)["targetsConnection"]["totalCount"]
        if count:
            yield each["from"], count


def _documents(page: PageRequest, question: TargetQuestion) -> dict[str, Any] | None:
    """The documents that were read where none of them has a target."""
    if question.unit is None or not question.unit["province"]:
        return None
    province = question.unit["province"]["id"]
    return page.data("province_documents", province=province)["documentsConnection"]


def _choices(page: PageRequest, question: TargetQuestion) -> dict[str, Any]:
    """What the form offers: units that have targets with their provinces, and when they are due."""
    data = page.data("target_choices", **question.whose)
    dues = {target["by"] for target in data["targets"] if target["by"]}
    return {
        "units": _units(data["every"], question),
        "dues": [
            Option(PAST, page.say("đã qua", "past")),
            Option(COMING, page.say("chưa đến", "not yet due")),
            *(Option(due, page.format.capital(page.format.period(due))) for due in _sorted(dues)),
        ],
    }


def _units(targets: list[dict[str, Any]], question: TargetQuestion) -> list[Option]:
    """The provinces whose units have targets, each before its units; and the unit asked for."""
    units = {target["entity"]["id"]: target["entity"] for target in targets if target["entity"]}
    provinces = {one["province"]["id"]: one["province"]["name"] for one in _within(units.values())}
    options = {key: Option(key, name) for key, name in provinces.items()}
    for key, one in units.items():
        options.setdefault(key, Option(key, one["officialName"], 1 if "/" in key else 0))
    if question.unit:
        own = question.unit
        options.setdefault(own["id"], Option(own["id"], own["officialName"]))
    return sorted(options.values())


def _within(units: Any) -> list[dict[str, Any]]:
    return [one for one in units if one["province"]]


def _sorted(dues: set[str]) -> list[str]:
    return sorted(dues, key=lambda due: periods.parse(due).last_day)


def _row(target: Mapping[str, Any], version: str) -> dict[str, Any]:
    entity, indicator = target["entity"] or {}, target["indicator"] or {}
    citation = target["citation"]
    return {
        **{name: target[name] for name in _PLAIN},
        **(target["pace"] or {}),
        "entity_id": entity.get("id"),
        "entity": entity.get("name"),
        "indicator_id": indicator.get("id"),
        "indicator": indicator.get("name"),
        "document_id": (citation["document"] or {}).get("id"),
        "source": citation["title"],
        CITATION: citation_row(citation),
        "tier_text": citation["tierText"],
        "url": citation["url"],
        "data_version": version,
    }
