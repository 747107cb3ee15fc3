"""docs/examples.md, the pages of tests/examples by question: `python -m scripts.examples`."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from graphql import FieldNode, parse

from hub.words.language import Language
from schema.descriptions import schema

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/examples.md"
EXAMPLES = ROOT / "tests/examples"
HEAD = """# Câu hỏi mẫu · Examples by question

*Written by `python -m scripts.examples` out of `tests/examples/`; a test keeps it.*

Each page holds a question and its real answer, and is run as a test. Mỗi trang có một câu hỏi và
câu trả lời thật.
"""


class Example(NamedTuple):
    """A page: its file, its title in both languages, and the questions that it asks."""

    file: str
    title: str
    english: str
    questions: tuple[str, ...]


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


def page() -> str:
    """The whole page."""
    return "\n".join((HEAD, *_sections()))


def examples() -> list[Example]:
    """Every example, by title."""
    read = map(_example, EXAMPLES.glob("*.md"))
    return sorted(read, key=lambda example: example.english)


def questions(query: str) -> tuple[str, ...]:
    """The questions that a query asks, each once."""
    operation = parse(query).definitions[0]
    names = [
        field.name.value
        for field in operation.selection_set.selections
        if isinstance(field, FieldNode)
    ]
    return tuple(dict.fromkeys(names))


def _example(path: Path) -> Example:
    text = path.read_text(encoding="utf-8")
    title, _, english, *_ = text.split("\n")
    query = re.search(r"```graphql\n(.*?)```", text, re.DOTALL)[1]
    return Example(path.name, title.removeprefix("# "), english.strip("*"), questions(query))


def _sections() -> Iterator[str]:
    vietnamese, english = (
        schema(language)._schema.query_type.fields for language in (Language.VI, Language.EN)
    )
    for question in sorted(english):
        yield f"## {question}\n"
        yield f"{english[question].description}\n"
        yield f"*{vietnamese[question].description}*\n"
        for example in examples():
            if question in example.questions:
                yield f"- [{example.english}](../tests/examples/{example.file}): {example.title}"
        yield ""


if __name__ == "__main__":
    main()
