"""SDMX components: what the columns of a cube are called there, and which part each has."""

from hub.web.export.style import ExportSheet
from hub.web.export.table import TableColumn
from hub.words.language import Text

AGENCY, VERSION = "HUB", "1.0"
VALUE, MEASURE, TIME = "OBS_VALUE", "MEASURE", "TIME_PERIOD"
STATUS = "OBS_STATUS"
MEASURE_NAME = Text("Đại lượng", "Measure")
VALUE_NAME = Text("Giá trị", "Value")
_NAMES = {
    "value": VALUE,
    "entity_id": "REF_AREA",
    "entity": "REF_AREA_NAME",
    "indicator_id": "INDICATOR",
    "indicator": "INDICATOR_NAME",
    "index_id": "INDEX",
    "index": "INDEX_NAME",
    "period": TIME,
    "unit": "UNIT_MEASURE",
    "status": STATUS,
    "target_id": "TARGET",
}


def component(key: str) -> str:
    """What a column is called in SDMX."""
    return _NAMES.get(key, key.upper())


def structure_id(name: str) -> str:
    """The data structure of a table, as a file names it."""
    return f"{AGENCY}:{name.upper()}({VERSION})"


def dimensions(sheet: ExportSheet) -> list[TableColumn]:
    """The columns that name a figure, the time last."""
    own = [column for column in sheet.columns if column.key in sheet.axes]
    return sorted(own, key=lambda column: component(column.key) == TIME)


def attributes(sheet: ExportSheet) -> list[TableColumn]:
    """The columns that are told of a figure."""
    others = (*sheet.axes, *sheet.measures)
    return [column for column in sheet.columns if column.key not in others]
