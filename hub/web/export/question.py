"""A question that is exported: which table in which form, of which variables, in which style."""

from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlencode

from hub.web.asker import Asker
from hub.web.export.forms import FORMS, FileForm
from hub.web.export.style import FileStyle
from hub.web.export.tables import TABLES, ExportTable
from hub.web.request import Refusal
from hub.words.language import Language, Text, shortened
from schema.parameters import Parameters

STYLES = {"decimal": ("point", "comma"), "header": ("key", "label")}
_AS_OF = "asOf"
_TABLE = Text("bảng", "table")
_LABELLED = ("xlsx",)  # files that people open


class ExportQuestion(NamedTuple):
    """What an address of an export asks."""

    table: ExportTable
    suffix: str
    variables: dict[str, Any]
    style: FileStyle
    parameters: Parameters
    start: str = ""  # of addresses by which others reach the hub

    @property
    def form(self) -> FileForm:
        """The form of its file."""
        return FORMS[self.suffix]

    @property
    def address(self) -> str:
        """Where it is asked, in one spelling."""
        query = urlencode([*self.parameters, ("language", self.style.language.value)])
        return f"/export/{self.table.name}.{self.suffix}?{query}"

    def lasting(self, version: str) -> str:
        """Where the same is answered from now on, as others reach it."""
        is_past = _AS_OF in dict(self.parameters)
        return f"{self.start}{self.address}{'' if is_past else f'&{_AS_OF}={version}'}"


def question(asker: Asker, file: str, parameters: Parameters, start: str = "") -> ExportQuestion:
    """The question of a file, as compare.csv; Refusal tells all that is wrong."""
    table, suffix = _named(file)
    faults = list(style_faults(parameters))
    variables: dict[str, Any] = {}
    try:
        variables = asker.variables(table.document, parameters, STYLES)
    except Refusal as refusal:
        faults.insert(0, refusal.text)
    if faults:
        raise Refusal(400, _together(faults), code="BadParameter")
    style = style_of(dict(parameters), asker.language, suffix)
    return ExportQuestion(table, suffix, variables, style, parameters, start)


def table_named(name: str) -> ExportTable:
    """The table of a name; Refusal."""
    if name not in TABLES:
        raise Refusal(404, _unknown(_TABLE, name, list(TABLES)), code="UnknownExport")
    return TABLES[name]


def no_parameters(parameters: Parameters) -> None:
    """Refusal where there are any."""
    if parameters:
        names = ", ".join(dict.fromkeys(shortened(name) for name, _ in parameters))
        text = Text(
            f"địa chỉ này không nhận tham số nào ngoài language, nhưng có: {names}",
            f"this address takes no parameter but language; there are: {names}",
        )
        raise Refusal(400, text, code="BadParameter")


def _named(file: str) -> tuple[ExportTable, str]:
    """The table and the form that a file is named by; Refusal."""
    name, _, suffix = file.partition(".")
    faults = []
    if name not in TABLES:
        faults.append(_unknown(_TABLE, name, list(TABLES)))
    if suffix not in FORMS:
        faults.append(_unknown(Text("dạng tệp", "form"), suffix, list(FORMS)))
    if faults:
        raise Refusal(404, _together(faults), code="UnknownExport")
    return TABLES[name], suffix


def style_of(parameters: dict[str, str], language: Language, suffix: str) -> FileStyle:
    """How a file is written: with keys in its header, but for people with labels."""
    header = parameters.get("header") or ("label" if suffix in _LABELLED else "key")
    return FileStyle(
        language=language,
        has_comma=parameters.get("decimal") == "comma",
        has_labels=header == "label",
    )


def style_faults(parameters: Parameters) -> Iterator[Text]:
    """What is wrong with the parameters that tell how a file is written."""
    for name, value in parameters:
        choices = STYLES.get(name, ())
        if choices and value and value not in choices:
            shown, names = shortened(value), ", ".join(choices)
            yield Text(
                f"tham số “{name}”: thấy “{shown}”, cần một trong {names}",
                f"the parameter “{name}”: found “{shown}”, one of {names} is wanted",
            )


def _unknown(thing: Text, name: str, names: list[str]) -> Text:
    shown, listing = shortened(name), ", ".join(names)
    return Text(
        f"không có {thing.vi} “{shown}”; có: {listing}",
        f"there is no {thing.en} “{shown}”; there are: {listing}",
    )


def _together(faults: list[Text]) -> Text:
    return Text(*("; ".join(words) for words in zip(*faults, strict=True)))
