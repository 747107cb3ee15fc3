"""Shelf: the questions that are kept under names, the operator's before the example pages."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from rapidfuzz import process

from hub.settings import Settings
from hub.web.bounds import bounds
from hub.web.saved.groups import GROUPS
from hub.web.saved.question import SavedQuestion
from hub.web.saved.reading import ENDINGS, Answerers, SavedFault, read
from hub.words.errors import UnknownName, system
from hub.words.language import Language, Text
from hub.words.spelling import slug
from hub.words.terms import ComputedRanks
from schema.answering import Answerer, Bounds

_MOST = 1000  # files of a folder
_NEAREST, _ALIKE = 5, 60
# The build of the package puts the pages beside this module; in the repository they are the tests.
_PACKAGED = Path(__file__).with_name("examples")
EXAMPLES = _PACKAGED if _PACKAGED.is_dir() else Path(__file__).parents[3] / "tests/examples"


@dataclass(frozen=True)
class Shelf:
    """The questions in their order, and what is wrong with files that are not among them."""

    questions: Sequence[SavedQuestion]
    faults: Sequence[Text] = field(default=())

    @cached_property
    def _by_name(self) -> dict[str, SavedQuestion]:
        return {question.name: question for question in self.questions}

    def named(self, name: str) -> SavedQuestion:
        """The question of a name; UnknownName with the nearest ones."""
        question = self._by_name.get(name) or self._by_name.get(slug(name))
        if question is None:
            raise UnknownName(_QUESTION, name, self._nearest(name), step=_LISTED)
        return question

    def _nearest(self, name: str) -> list[str]:
        alike = process.extract(slug(name), list(self._by_name), limit=_NEAREST)
        return [one for one, score, _ in alike if score >= _ALIKE]


def shelf(settings: Settings) -> Shelf:
    """The questions of the operator's folder, then, unless only those are served, the examples."""
    own, faults = _own(settings.questions, _answerers(bounds(settings)))
    if settings.questions and settings.only_questions:
        return Shelf(tuple(own.values()), faults)
    examples = [example for example in _examples() if example.name not in own]
    return Shelf((*own.values(), *examples), faults)


def _answerers(limits: Bounds) -> Answerers:
    """Who knows what can be asked."""
    return {language: Answerer(language, limits, ComputedRanks.SENTENCE) for language in Language}


@cache
def _examples() -> tuple[SavedQuestion, ...]:
    """The example pages by group and name; those that show what GraphQL refuses are none."""
    answerers, pages = _answerers(Bounds()), []
    for path in sorted(EXAMPLES.glob("*.md")):
        with suppress(SavedFault):
            pages.append(read(path, answerers))
    return tuple(sorted(pages, key=lambda page: GROUPS.index(page.group)))


def _own(folder: str, answerers: Answerers) -> tuple[dict[str, SavedQuestion], tuple[Text, ...]]:
    """The operator's questions by name, in the order of their files, and what is wrong."""
    questions: dict[str, SavedQuestion] = {}
    faults: list[Text] = []
    if not folder:
        return questions, ()
    for path in _files(Path(folder), faults):
        try:
            question = _placed(path, answerers)
            if question.name in questions:
                raise SavedFault(path, _twice(question.name))
            questions[question.name] = question
        except SavedFault as fault:
            faults.append(fault.text)
    return questions, tuple(faults)


def _files(folder: Path, faults: list[Text]) -> list[Path]:
    """What lies in a folder and is not hidden, by name."""
    try:
        paths = sorted(path for path in folder.iterdir() if not path.name.startswith((".", "~")))
    except OSError as error:
        reason = system(error)
        faults.append(Text(*(f"HUB_QUESTIONS {folder}: {words}" for words in reason)))
        return []
    if len(paths) > _MOST:
        faults.append(_too_many(folder, len(paths)))
    return paths[:_MOST]


def _placed(path: Path, answerers: Answerers) -> SavedQuestion:
    if not path.is_file() or path.suffix.lower() not in ENDINGS:
        raise SavedFault(path, _NO_QUESTION)
    return read(path, answerers, is_own=True)


def _twice(name: str) -> Text:
    return Text(
        f"tên “{name}” đã có ở một tệp đứng trước; hãy đổi tên tệp",
        f"the name “{name}” is that of a file before it; rename the file",
    )


def _too_many(folder: Path, count: int) -> Text:
    return Text(
        f"HUB_QUESTIONS {folder}: có {count} tệp, chỉ đọc {_MOST} tệp đầu theo tên",
        f"HUB_QUESTIONS {folder}: holds {count} files, the first {_MOST} by name are read",
    )


_QUESTION = Text("câu hỏi", "question")
_LISTED = Text("danh sách ở /q", "they are listed at /q")
_NO_QUESTION = Text(
    f"không phải tệp câu hỏi; cần tệp {', '.join(ENDINGS)}",
    f"is no file of a question; a file {', '.join(ENDINGS)} is wanted",
)
