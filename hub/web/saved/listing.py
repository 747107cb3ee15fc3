"""Listing: what the saved questions are called, what they answer and which parameters they take."""

from typing import Any

from hub.web.saved.question import SavedQuestion
from hub.web.saved.shelf import Shelf
from hub.words.language import Language
from schema.outline import DocumentParameter


def listed(shelf: Shelf, language: Language) -> list[dict[str, Any]]:
    """The questions as JSON tells them, the operator's first."""
    return [_told(question, language) for question in shelf.questions]


def _told(question: SavedQuestion, language: Language) -> dict[str, Any]:
    return {
        "name": question.name,
        "title": question.title.within(language),
        "titles": question.title._asdict(),
        "answers": question.meaning.within(language),
        "own": question.is_own,
        "group": question.group.within(language),
        "asks": question.outline.questions,
        "parameters": list(map(_parameter, question.parameters)),
        "address": f"q/{question.name}",
        "query": question.query,
        "variables": question.values,
    }


def _parameter(parameter: DocumentParameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "type": parameter.kind,
        "required": parameter.is_required,
        "default": parameter.default,
        "choices": parameter.choices,
    }
