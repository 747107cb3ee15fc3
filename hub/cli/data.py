"""What an import or undo changes, or why it was refused, as what JSON can hold."""

from collections.abc import Iterable, Sequence
from typing import Any

from hub.catalogue import Catalogue
from hub.catalogue.cell_key import CellKey
from hub.dataset.rows import Ignored, Suspicion
from hub.importing.claim import Change, Claim, StandingClaim
from hub.importing.precedence import Shift, Shown
from hub.importing.release import COUNTED, Outcome
from hub.importing.unit_rows import UnitRow
from hub.panels.rank_change import RankChange
from hub.words import clock, period
from hub.words.errors import Fault, UserError
from hub.words.language import Language
from hub.words.terms import MissingReason, Status


def outcome_data(
    outcome: Outcome,
    catalogue: Catalogue,
    language: Language,
    numbered: Sequence[tuple[int, Suspicion]],
) -> dict[str, Any]:
    """All that an outcome counts, finds and changes."""
    return {
        "dataset": outcome.dataset,
        "version": outcome.version,
        "counts": {word: outcome.counts[word] for word in COUNTED},
        "faults": _faults(outcome.faults, language),
        "suspicions": _suspicions(numbered, language),
        "reported": [
            {"place": one.origin, "text": one.text.within(language)} for one in outcome.reported
        ],
        "ignored": _ignored(outcome.ignored, language),
        "untold": {"faults": outcome.untold["faults"], "ignored": outcome.untold["ignored"]},
        "changes": [_change_data(change, catalogue) for change in outcome.changes],
        **_turns_data(outcome.preferred, catalogue),
        "ranks": [_move_data(move, catalogue) for move in outcome.moves if move.is_move],
        "units": [_unit_data(unit) for unit in outcome.units],
        "unitsGone": [unit.within(language) for unit in outcome.units_gone],
        "withdrawn": [
            {
                "source": one.source.public_id,
                "by": one.by.public_id,
                "kind": one.kind,
                "figures": one.figures,
            }
            for one in outcome.endings
        ],
    }


def _unit_data(unit: UnitRow) -> dict[str, Any]:
    entity, name = unit.entity, unit.name
    return {
        "id": entity.public_id,
        "kind": entity.kind,
        "province": entity.province,
        "name": name.name_vi,
        "officialName": name.official_vi,
        "nameInEnglish": name.name_en,
        "validFrom": entity.valid_from.isoformat() if entity.valid_from else None,
        "validTo": entity.valid_to.isoformat() if entity.valid_to else None,
        "cells": unit.cells,
        "isNew": not unit.is_earlier,
    }


def refusal(
    error: UserError, names: str, language: Language, left_out: Sequence[Ignored] = ()
) -> dict[str, Any]:
    """Why a decision wrote nothing."""
    return {
        "files": names,
        "exitCode": error.exit_code,
        "message": error.within(language),
        "faults": _faults(getattr(error, "faults", ()), language),
        "suspicions": _suspicions(getattr(error, "suspicions", ()), language),
        "ignored": _ignored(left_out, language),
    }


def _faults(faults: Iterable[Fault], language: Language) -> list[dict[str, Any]]:
    return [
        {"place": one.origin, "found": one.found, "wanted": one.wanted.within(language)}
        for one in faults
    ]


def _suspicions(
    numbered: Iterable[tuple[int, Suspicion]], language: Language
) -> list[dict[str, Any]]:
    return [
        {"number": number, "place": one.origin, "text": one.text.within(language)}
        for number, one in numbered
    ]


def _ignored(ignored: Iterable[Ignored], language: Language) -> list[dict[str, Any]]:
    return [
        {
            "place": one.origin,
            "found": one.found,
            "why": one.why.within(language),
            "cells": one.cells,
        }
        for one in ignored
    ]


def _cell_data(cell: CellKey, catalogue: Catalogue) -> dict[str, Any]:
    day = clock.of_reading(cell.reading)
    return {
        "indicator": catalogue.indicator_by_id[cell.indicator_id].public_id,
        "entity": catalogue.by_id[cell.entity_id].public_id,
        "period": str(period.of_key(cell.period)),
        "reading": None if day is None else day.isoformat(),
    }


def _change_data(change: Change, catalogue: Catalogue) -> dict[str, Any]:
    return _cell_data(change.key.cell, catalogue) | {
        "source": catalogue.source_by_id[change.key.source_id].public_id,
        "old": _claim_data(change.old),
        "new": _claim_data(change.new),
    }


def _claim_data(claim: Claim | StandingClaim | None) -> dict[str, Any] | None:
    if claim is None:
        return None
    content = claim.content
    return {
        "value": content.value,
        "printed": content.printed,
        "rank": content.rank,
        "rankOf": content.rank_of,
        "group": content.group,
        "block": content.block or None,
        "status": Status(content.status).name,
        "notes": content.notes.split(),
        "doubtful": content.doubtful,
        "missing": MissingReason(content.missing_reason).name if content.missing_reason else None,
    }


def _turns_data(shift: Shift, catalogue: Catalogue) -> dict[str, Any]:
    """The preferred figures of another source now, and the new ones that are not used."""
    return {
        "preferred": [
            _turn_data(turn.cell, catalogue, old=turn.before, new=turn.after)
            for turn in shift.replaced
        ],
        "unused": [
            _turn_data(turn.cell, catalogue, new=turn.unused, used=turn.after)
            for turn in shift.beside
        ],
    }


def _turn_data(cell: CellKey, catalogue: Catalogue, **figures: Shown | None) -> dict[str, Any]:
    return _cell_data(cell, catalogue) | {
        name: {
            "value": shown.value,
            "rank": shown.rank,
            "source": catalogue.source_by_id[shown.source_id].public_id,
        }
        for name, shown in figures.items()
        if shown
    }


def _move_data(move: RankChange, catalogue: Catalogue) -> dict[str, Any]:
    cell = CellKey(
        indicator_id=move.indicator_id,
        period=move.period,
        entity_id=move.entity_id,
        reading=move.reading,
    )
    return _cell_data(cell, catalogue) | {
        "block": move.block or None,
        "old": move.before,
        "oldOf": move.before_of,
        "new": move.after,
        "newOf": move.after_of,
    }
