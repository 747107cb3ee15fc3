"""Structures: what the SDMX-CSV file of a table holds, as SDMX-ML 2.1 tells it."""

from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from hub.web.address import Address, AddressAnswer
from hub.web.asker import Asker
from hub.web.export import components
from hub.web.export.components import AGENCY, MEASURE, TIME, VALUE, VERSION, component
from hub.web.export.file_name import disposition
from hub.web.export.question import no_parameters, table_named
from hub.web.export.style import ExportSheet
from hub.web.export.table import TableColumn
from hub.words.language import Language, Text

STRUCTURE = ".sdmx.xml"

_BASE = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1"
_SPACES = {"mes": f"{_BASE}/message", "str": f"{_BASE}/structure", "com": f"{_BASE}/common"}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_MEDIA = "application/vnd.sdmx.structure+xml;version=2.1"
_PREPARED = "2026-01-01T00:00:00"  # a structure is the same whenever it is asked for
_CONCEPTS = "CONCEPTS"
_MAINTAINED = {"agencyID": AGENCY, "version": VERSION, "isFinal": "true"}

for _prefix, _space in _SPACES.items():
    register_namespace(_prefix, _space)


def structure(asker: Asker, address: Address) -> AddressAnswer:
    """The data structure of a table; Refusal."""
    no_parameters(address.parameters)
    table = table_named(address.part("table"))
    sheet = ExportSheet(table.title, table.columns, axes=table.axes, measures=table.measures)
    headers = (disposition(f"{table.name}{STRUCTURE}"),)
    return AddressAnswer(_message(table.name, sheet), _MEDIA, headers)


def _message(name: str, sheet: ExportSheet) -> bytes:
    root = Element(_tag("mes:Structure"))
    header = _add(root, "mes:Header")
    _add(header, "mes:ID").text = f"{AGENCY}_{name.upper()}"
    _add(header, "mes:Test").text = "false"
    _add(header, "mes:Prepared").text = _PREPARED
    _add(header, "mes:Sender", id=AGENCY)
    structures = _add(root, "mes:Structures")
    _add_concepts(_add(structures, "str:Concepts"), sheet)
    _add_structure(_add(structures, "str:DataStructures"), name, sheet)
    return tostring(root, encoding="utf-8", xml_declaration=True)


def _add_concepts(parent: Element, sheet: ExportSheet) -> None:
    """What each component means, in both languages."""
    scheme = _add(parent, "str:ConceptScheme", id=_CONCEPTS, **_MAINTAINED)
    _name(scheme, sheet.title)
    names = {component(column.key): column.label for column in sheet.columns}
    for key in sheet.measures:
        names.pop(component(key))
    if _has_measures(sheet):
        names[MEASURE] = components.MEASURE_NAME
    names[VALUE] = components.VALUE_NAME
    for key, label in names.items():
        _name(_add(scheme, "str:Concept", id=key), label)


def _add_structure(parent: Element, name: str, sheet: ExportSheet) -> None:
    own = _add(parent, "str:DataStructure", id=name.upper(), **_MAINTAINED)
    _name(own, sheet.title)
    inner = _add(own, "str:DataStructureComponents")
    _add_dimensions(_add(inner, "str:DimensionList", id="DimensionDescriptor"), sheet)
    listed = _add(inner, "str:AttributeList", id="AttributeDescriptor")
    for column in components.attributes(sheet):
        _add_attribute(listed, column)
    measures = _add(inner, "str:MeasureList", id="MeasureDescriptor")
    _refer(_add(measures, "str:PrimaryMeasure", id=VALUE), VALUE)


def _add_dimensions(parent: Element, sheet: ExportSheet) -> None:
    keys = [component(column.key) for column in components.dimensions(sheet)]
    if _has_measures(sheet):
        keys.insert(0, MEASURE)
    for place, key in enumerate(keys, 1):
        kind = "str:TimeDimension" if key == TIME else "str:Dimension"
        own = _add(parent, kind, id=key, position=str(place))
        _refer(own, key)
        text = "ObservationalTimePeriod" if key == TIME else "String"
        _add(_add(own, "str:LocalRepresentation"), "str:TextFormat", textType=text)


def _add_attribute(parent: Element, column: TableColumn) -> None:
    key = component(column.key)
    own = _add(parent, "str:Attribute", id=key, assignmentStatus="Conditional")
    _refer(own, key)
    relation = _add(_add(own, "str:AttributeRelationship"), "str:PrimaryMeasure")
    SubElement(relation, "Ref", {"id": VALUE})


def _refer(parent: Element, concept: str) -> None:
    """That a component is of a concept."""
    reference = {
        "id": concept,
        "maintainableParentID": _CONCEPTS,
        "maintainableParentVersion": VERSION,
        "agencyID": AGENCY,
        "package": "conceptscheme",
        "class": "Concept",
    }
    SubElement(_add(parent, "str:ConceptIdentity"), "Ref", reference)


def _has_measures(sheet: ExportSheet) -> bool:
    return len(sheet.measures) > 1


def _name(parent: Element, text: Text) -> None:
    for language in Language:
        _add(parent, "com:Name", **{_LANG: language.value}).text = text.within(language)


def _add(parent: Element, name: str, **attributes: str) -> Element:
    return SubElement(parent, _tag(name), attributes)


def _tag(name: str) -> str:
    prefix, _, own = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{own}"
