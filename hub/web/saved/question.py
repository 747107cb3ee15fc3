"""SavedQuestion: a question that is kept under a name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hub.web.saved.groups import group_of
from hub.words.language import Text
from schema.outline import DocumentParameter, Outline


@dataclass(frozen=True)
class SavedQuestion:
    """A document under a name, with what it is called and what it answers."""

    name: str
    title: Text
    meaning: Text
    query: str
    outline: Outline
    values: Mapping[str, Any] = field(default_factory=dict)  # of variables, unless others are told
    is_own: bool = False  # the operator's

    @property
    def group(self) -> Text:
        """Under which heading it stands in lists."""
        return group_of(self.name, self.outline.questions, self.is_own)

    @property
    def is_asking(self) -> bool:
        """Whether something has to be told before it is answered."""
        return any(parameter.is_required for parameter in self.parameters)

    @property
    def parameters(self) -> list[DocumentParameter]:
        """What may be told in its address, with the value where nothing is told."""
        return [
            parameter._replace(default=self.values[parameter.name], is_required=False)
            if parameter.name in self.values
            else parameter
            for parameter in self.outline.parameters
        ]
