"""Frozen: a question as it was answered at a data version, beside how it is answered now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hub.web.address import VERSION, version_number
from hub.web.asker import Asker, GraphQLAnswer
from hub.web.request import Refusal
from hub.web.saved.changes import Changes, count
from hub.web.saved.question import SavedQuestion
from hub.words.language import Text, joined

_NEWEST = Text(
    "câu hỏi không có $asOf ở “{names}” nên số ở đó có thể khác",
    "“{names}” takes no $asOf, so figures there may be others than they were",
)


@dataclass(frozen=True)
class FrozenAnswer:
    """What was answered from a data version, and how much of it is otherwise in the newest."""

    answer: GraphQLAnswer
    version: int
    newest: int
    changes: Changes
    unfrozen: tuple[str, ...]  # questions that are answered from the newest data nevertheless

    @property
    def text(self) -> Text:
        """What a reader of the frozen answer is told."""
        notice = Text(*(words.format(names=", ".join(self.unfrozen)) for words in _NEWEST))
        texts = [self.changes.since(self.version), *([notice] if self.unfrozen else [])]
        return joined(texts) or texts[0]

    def told(self, asker: Asker) -> dict[str, Any]:
        """The same as JSON."""
        changes = self.changes
        return {
            "version": str(self.version),
            "newest": str(self.newest),
            "figures": changes.figures,
            "changed": changes.changed,
            "new": changes.new,
            "texts": changes.texts,
            "unfrozen": self.unfrozen,
            "message": self.text.within(asker.language),
        }


def version_of(text: str, newest: int) -> int | None:
    """The data version of a parameter, None without one; Refusal of one that is none."""
    if not text:
        return None
    wanted = version_number(text, newest)
    if wanted is None:
        raise _unknown(text, newest)
    return wanted


def frozen(
    asker: Asker, question: SavedQuestion, variables: Mapping[str, Any], at: int
) -> FrozenAnswer:
    """The answer to a question from a data version; Refusal."""
    outline = question.outline
    values = {**variables, "asOf": str(at)} if "$asOf" in outline.frozen else variables
    then, now = asker.of(outline.frozen, values), asker.of(question.query, variables)
    changes = count(then.data, now.data)
    return FrozenAnswer(then, at, asker.version, changes=changes, unfrozen=outline.newest)


def _unknown(text: str, newest: int) -> Refusal:
    if text.isascii() and text.isdigit() and int(text):
        return Refusal(
            404,
            Text(
                f"Chưa có phiên bản {text}; mới nhất là {newest}",
                f"There is no data version {text} yet; the newest is {newest}",
            ),
            code="UnknownName",
        )
    return Refusal(
        400,
        Text(
            f"tham số “{VERSION}”: thấy “{text}”, cần số của một phiên bản dữ liệu, từ 1 đến"
            f" {newest}",
            f"the parameter “{VERSION}”: found “{text}”, the number of a data version is wanted,"
            f" from 1 to {newest}",
        ),
        code="BadParameter",
    )
