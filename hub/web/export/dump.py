"""The dump: all that the hub holds at one data version, as CSV files in one zip file."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from hub.web.asker import Asker
from hub.web.export.answer import REFERENCE, REMARK
from hub.web.export.columns import columns
from hub.web.export.dictionary import dictionary, readme
from hub.web.export.flat import Line, flattened
from hub.web.export.forms.archive import Archive
from hub.web.export.forms.separated import SeparatedWriter
from hub.web.export.style import Explanation, ExportSheet, FileStyle
from hub.web.export.table import AnswerTable, TableColumn
from hub.web.export.tables import TABLES
from hub.words.language import Language, Text
from hub.words.terms import EntityKind

PAGE = 2000  # things of a page
_DOCUMENTS = Path(__file__).parent / "documents" / "dump"
_STYLE = FileStyle(Language.VI)
_TITLE = Text("Toàn bộ số liệu của kho", "All figures of the hub")
_VERSION, _DAY = Text("Phiên bản dữ liệu", "Data version"), Text("Công bố", "Published")
_FILES = Text("Các tệp", "Files")
_HOW = Text("Cách đọc", "How to read")
_WAY = Text(
    "CSV, UTF-8 có BOM, dấu phẩy giữa các cột, dấu chấm thập phân; columns.csv giải thích từng cột",
    "CSV, UTF-8 with BOM, commas between columns, decimal points; columns.csv tells each column",
)
_LICENCES = Text("Giấy phép", "Licences")
_WHICH = Text(
    "mỗi bộ chỉ số theo giấy phép của nơi công bố: cột licence của indicators.csv",
    "each index is under the licence of its publisher: column licence of indicators.csv",
)
_KEYS = {
    "entities": (
        *("entity_id", "entity_kind", "name_vi", "name_en", "official_name_vi"),
        *("official_name_en", "province_id", "code", "valid_from", "valid_to"),
    ),
    "indicators": (
        *("index_id", "index_vi", "index_en", "index_publisher", "licence", "indicator_id"),
        *("name_vi", "name_en", "definition_vi", "definition_en", "level", "tree", "unit"),
        *("minimum", "maximum", "higher_is_better"),
    ),
    "documents": (
        *("document_id", "document_kind", "number", "title", "date", "issuer", "province_id"),
        *("period", "url"),
    ),
    "releases": (
        *("release_id", "dataset", "imported_at", "state", "added", "changed", "unchanged"),
        "gone",
    ),
}


def dump(asker: Asker, file: BinaryIO) -> None:
    """Write all that the hub holds, page by page."""
    archive = Archive(file)
    files = []
    for name, own, pages in _contents(asker):
        files.append((name, own))
        with archive.member(name) as member:
            writer = SeparatedWriter(member, ExportSheet(_TITLE, own, _STYLE))
            for lines in pages:
                writer.add(AnswerTable.of(_TITLE, own, lines))
    archive.table("columns.csv", dictionary(files), _STYLE)
    version = asker.data("{ dataVersion { id publishedAt } }")["dataVersion"]
    for language, name in ((Language.VI, "DOC-TRUOC.txt"), (Language.EN, "README.txt")):
        explanation = _explanation(version, [name for name, _ in files], language)
        archive.text(name, readme(_TITLE, explanation, language))
    archive.close()


def _contents(asker: Asker) -> Iterator[tuple[str, tuple[TableColumn, ...], Iterable[list[Line]]]]:
    """Each file with its columns and its lines, page by page."""
    pages = {
        "entities": _entities(asker),
        "indicators": _indicators(asker),
        "documents": (
            list(map(_bare, page["nodes"])) for page in _pages(asker, _document("documents"))
        ),
        "releases": (
            list(map(_bare, page["nodes"])) for page in _pages(asker, _document("releases"))
        ),
    }
    observations, targets = TABLES["observations"], TABLES["targets"]
    lines = map(list, map(observations.lines, _pages(asker, observations.document)))
    yield "observations.csv", observations.columns, lines
    for name, keys in _KEYS.items():
        yield f"{name}.csv", tuple(map(columns().__getitem__, keys)), pages[name]
    answer = asker.data(targets.document, {})["answer"]
    version = {"data_version": str(asker.version)}
    aims = [{**line, **version} for line in targets.lines(answer)]
    yield "targets.csv", targets.columns, [aims]


def _pages(asker: Asker, document: str) -> Iterator[Any]:
    """The pages of a connection."""
    after = None
    while True:
        page = asker.data(document, {"first": PAGE, "after": after})["answer"]
        yield page
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            return


def _entities(asker: Asker) -> Iterator[list[Line]]:
    """Every unit of which a figure is held, once."""
    known: set[str] = set()
    for page in _pages(asker, _document("entities")):
        units = {node["entity"]["entity_id"]: node["entity"] for node in page["nodes"]}
        yield [_unit(unit) for key, unit in units.items() if key not in known]
        known |= units.keys()


def _unit(unit: dict[str, Any]) -> Line:
    """A unit as one line; the code of its province is its own only where it is that."""
    is_province = unit["entity_kind"] == EntityKind.PROVINCE
    return _bare(unit) if is_province else {**_bare(unit), "code": None}


def _indicators(asker: Asker) -> Iterator[list[Line]]:
    """The indicators of each index."""
    for index in asker.data(_document("indicators"))["answer"]:
        nodes = index.pop("nodes")
        yield [{**index, **node} for node in nodes]


def _bare(thing: dict[str, Any]) -> Line:
    """An object as one line, what stands within it by its own name."""
    return {key.rpartition(".")[2]: cell for key, cell in flattened(thing).items()}


def _document(name: str) -> str:
    return (_DOCUMENTS / f"{name}.graphql").read_text(encoding="utf-8")


def _explanation(version: dict[str, str], names: list[str], language: Language) -> Explanation:
    """What is told of the whole hub, in one language."""
    return Explanation(
        (
            (_VERSION, version["id"]),
            (_DAY, version["publishedAt"]),
            (_FILES, ", ".join([*names, "columns.csv"])),
            (_HOW, _WAY.within(language)),
            (REMARK, REFERENCE.within(language)),
            (_LICENCES, _WHICH.within(language)),
        )
    )
