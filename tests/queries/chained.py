"""Offices that merged twice: two of Bình into one in July 2019, and that with one of Cường into
an office of the new province in 2020; with the figures of a ranking and of their own reports.
"""

from tests.hubs import TestHub
from tests.queries.bring import OFFICES, bring

PLACES = {
    "entities.csv": (
        "binh/giao,DEPARTMENT,binh,,,,2019-06-30\n"
        "binh/xay,DEPARTMENT,binh,,,,2019-06-30\n"
        "binh/xay-2019,DEPARTMENT,binh,,,2019-07-01,2019-12-31\n"
        "binh/y-te,DEPARTMENT,binh,,,,2019-12-31\n"
        "cuong/xay,DEPARTMENT,cuong,,,,2019-12-31\n"
        "binh-2020/xay,DEPARTMENT,binh-2020,,,2020-01-01,\n"
        "binh-2020/y-te,DEPARTMENT,binh-2020,,,2020-01-01,\n"
        "binh-2020/moi,DEPARTMENT,binh-2020,,,2020-01-01,\n"
    ),
    "names.csv": (
        "binh/giao,Sở Giao,Roads,Sở Giao tỉnh Bình,Roads of Binh,,,\n"
        "binh/xay,Sở Xây,Building,Sở Xây tỉnh Bình,Building of Binh,,,\n"
        "binh/xay-2019,Sở Xây,Building,Sở Xây tỉnh Bình,Building of Binh,,,\n"
        "binh/y-te,Sở Y tế,Health,Sở Y tế tỉnh Bình,Health of Binh,,,\n"
        "cuong/xay,Sở Xây,Building,Sở Xây tỉnh Cường,Building of Cuong,,,\n"
        "binh-2020/xay,Sở Xây dựng,New Building,Sở Xây dựng tỉnh Bình,New Building of Binh,,,\n"
        "binh-2020/y-te,Sở Y tế,Health,Sở Y tế tỉnh Bình,Health of Binh,,,\n"
        "binh-2020/moi,Sở Mới,New,Sở Mới tỉnh Bình,New of Binh,,,\n"
    ),
    "successions.csv": (
        "binh/giao,binh/xay-2019,2019-07-01,MERGED_INTO,1-2019\n"
        "binh/xay,binh/xay-2019,2019-07-01,MERGED_INTO,1-2019\n"
        "binh/xay-2019,binh-2020/xay,2020-01-01,MERGED_INTO,1-2019\n"
        "cuong/xay,binh-2020/xay,2020-01-01,MERGED_INTO,1-2019\n"
        "binh/y-te,binh-2020/y-te,2020-01-01,MERGED_INTO,1-2019\n"
        "an,binh-2020/moi,2020-01-01,PART_TRANSFERRED_TO,1-2019\n"
    ),
}
RANKED = "period,kind,province,entity,code,value,rank,rank_of,block,source\n"
PLACED = (
    "2018,binh/giao,TOTAL,70,2,3,Khối sở,offices/paper",
    "2018,binh/xay,TOTAL,80,1,3,Khối sở,offices/paper",
    "2018,binh/y-te,TOTAL,60,3,3,Khối sở,offices/paper",
    "2018,cuong/xay,TOTAL,50,1,1,Khối sở,offices/paper",
    "2019,binh/xay-2019,TOTAL,65,1,2,Khối sở,offices/paper",
    "2019,binh/y-te,TOTAL,61,2,2,Khối sở,offices/paper",
    "2020,binh-2020/xay,TOTAL,75,2,3,Khối sở,offices/paper",
    "2020,binh-2020/y-te,TOTAL,78,1,3,Khối sở,offices/paper",
    "2020,binh-2020/moi,TOTAL,70,3,3,Khối sở,offices/paper",
)
_INDICATORS = (
    ("DOSSIERS_RECEIVED", "dossiers"),
    ("DOSSIERS_RECEIVED_ONLINE", "dossiers"),
    ("DOSSIERS_INTERLINKED", "dossiers"),
    ("DOSSIERS_SOLVED", "dossiers"),
    ("DOSSIERS_ON_TIME", "dossiers"),
    ("DOSSIERS_ON_TIME_SHARE", "percent"),
    ("DOSSIERS_ONLINE_SHARE", "percent"),
    ("PROCEDURES", "procedures"),
    ("PROCEDURES_FULL_ONLINE", "procedures"),
    ("PROCEDURES_PART_ONLINE", "procedures"),
    ("PROCEDURES_FULL_ONLINE_SHARE", "percent"),
    ("PROCEDURES_ONLINE_SHARE", "percent"),
    ("STAFF", "people"),
    ("WAITING_TIME", "minutes"),
)
OPERATIONS = {
    "dataset.toml": OFFICES["dataset.toml"]
    .partition("[[edition]]")[0]
    .replace('"OFFICES"', '"OPERATIONS"')
    .replace('"YEAR"', '"IRREGULAR"'),
    "indicators.csv": "public_id,index,code,name_vi,name_en,unit,level,valid_from\n"
    + "".join(
        f"OPERATIONS/{code}@2001,OPERATIONS,OPERATIONS/{code},{code},{code},{unit},0,2001\n"
        for code, unit in _INDICATORS
    ),
    "sources.csv": "public_id,publisher,title,tier\noperations/report,Sở,Báo cáo,OFFICIAL\n",
}


def found_offices(hub: TestHub, *placed: str) -> None:
    """Offices that merged twice, with these places in their block."""
    for file, lines in PLACES.items():
        path = hub.seeds / "places" / file
        path.write_text(path.read_text(encoding="utf-8") + lines, encoding="utf-8")
    hub.take("places")
    dataset = OFFICES["dataset.toml"].partition("[[edition]]")[0]
    _write(hub, "offices", {**OFFICES, "dataset.toml": dataset})
    if placed:
        bring(hub, *map(_addressed, placed), header=RANKED, dataset="offices", year=2021)


def report(hub: TestHub, *lines: str) -> None:
    """Figures of offices' own reports: period, entity, code, value."""
    _write(hub, "operations", OPERATIONS)
    bring(
        hub,
        *(f"{_addressed(line)},operations/report" for line in lines),
        header="period,kind,province,entity,code,value,source\n",
        dataset="operations",
        year=2022,
    )


def _addressed(line: str) -> str:
    """A line in which the id of an office is its kind, its province and its name."""
    period, own, rest = line.split(",", 2)
    names = {
        each.partition(",")[0]: each.split(",")[1] for each in PLACES["names.csv"].splitlines()
    }
    return f"{period},DEPARTMENT,{own.partition('/')[0]},{names[own]},{rest}"


def _write(hub: TestHub, dataset: str, files: dict[str, str]) -> None:
    folder = hub.seeds / dataset
    folder.mkdir(exist_ok=True)
    for file, text in files.items():
        (folder / file).write_text(text, encoding="utf-8")
