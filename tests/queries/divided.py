"""A made-up index whose total is divided in two ways, for the made-up hub."""

from tests.hubs import TestHub

_SETTINGS = """
needs = ["places"]
figures = "[0-9]*.csv"

[[index]]
public_id = "SPLIT"
name_vi = "Chỉ số chia"
name_en = "Split index"
description_vi = "Chỉ để thử."
description_en = "For tests only."
publisher = "Người thử"
frequency = "YEAR"

"""
_DIVISIONS = (
    ("TOTAL", "MAIN", "SUM"),
    ("AREA", "MAIN", "SUM"),
    ("TOTAL", "SURVEY", "SUM"),
    ("OPINION", "SURVEY", "SUM"),
    ("MEAN", "MAIN", "MEAN"),
    ("WEIGHED", "MAIN", "WEIGHTED_MEAN"),
    ("UNWEIGHED", "MAIN", "WEIGHTED_MEAN"),
    ("PEOPLE", "LIKED", "SCALED"),
    ("COUNT", "FIELD", "SUM_OF_TOLD"),
)
_PARTS = (
    ("OPINION", "SURVEY", "PEOPLE"),
    ("OPINION", "SURVEY", "GROWTH"),
    ("PEOPLE", "LIKED", "LIKING"),
)
_SOURCES = """public_id,publisher,title,tier
split/book,Người thử,Sách,OFFICIAL
split/paper,Báo thử,Báo,PRESS
"""
_INDICATORS = """\
public_id,index,code,name_vi,name_en,unit,level,valid_from,valid_to,tree,parent,minimum,maximum,weight
SPLIT/TOTAL@2015,SPLIT,SPLIT/TOTAL,Tổng,Total,points,0,2015,,MAIN,,0,100,
SPLIT/LAW@2015,SPLIT,SPLIT/LAW,Thể chế,Law,points,1,2015,,MAIN,SPLIT/TOTAL,0,60,
SPLIT/AREA@2015,SPLIT,SPLIT/AREA,Tác động,Impact,points,1,2015,,MAIN,SPLIT/TOTAL,0,40,
SPLIT/PEOPLE@2015,SPLIT,SPLIT/PEOPLE,Hài lòng,People,points,2,2015,2017,MAIN,SPLIT/AREA,0,,
SPLIT/PEOPLE@2018,SPLIT,SPLIT/PEOPLE,Hài lòng,People,points,2,2018,,MAIN,SPLIT/AREA,0,10,
SPLIT/GROWTH@2015,SPLIT,SPLIT/GROWTH,Tăng trưởng,Growth,points,2,2015,,MAIN,SPLIT/AREA,0,30,
SPLIT/APPRAISED@2015,SPLIT,SPLIT/APPRAISED,Thẩm định,Appraised,points,\
1,2015,,SURVEY,SPLIT/TOTAL,0,50,
SPLIT/OPINION@2015,SPLIT,SPLIT/OPINION,Điều tra,Opinion,points,1,2015,,SURVEY,SPLIT/TOTAL,0,50,
SPLIT/LEADERS@2015,SPLIT,SPLIT/LEADERS,Lãnh đạo,Leaders,points,2,2015,,SURVEY,SPLIT/OPINION,0,10,
SPLIT/MEAN@2015,SPLIT,SPLIT/MEAN,Trung bình,Mean,points,0,2015,,MAIN,,0,10,
SPLIT/M1@2015,SPLIT,SPLIT/M1,Một,One,points,1,2015,,MAIN,SPLIT/MEAN,0,10,
SPLIT/M2@2015,SPLIT,SPLIT/M2,Hai,Two,points,1,2015,,MAIN,SPLIT/MEAN,0,10,
SPLIT/WEIGHED@2015,SPLIT,SPLIT/WEIGHED,Có trọng số,Weighed,points,0,2015,,MAIN,,0,10,
SPLIT/W1@2015,SPLIT,SPLIT/W1,Một,One,points,1,2015,,MAIN,SPLIT/WEIGHED,0,10,1
SPLIT/W2@2015,SPLIT,SPLIT/W2,Hai,Two,points,1,2015,,MAIN,SPLIT/WEIGHED,0,10,3
SPLIT/UNWEIGHED@2015,SPLIT,SPLIT/UNWEIGHED,Thiếu trọng số,Unweighed,points,0,2015,,MAIN,,0,10,
SPLIT/U1@2015,SPLIT,SPLIT/U1,Một,One,points,1,2015,,MAIN,SPLIT/UNWEIGHED,0,10,
SPLIT/COUNT@2015,SPLIT,SPLIT/COUNT,Hồ sơ,Dossiers,dossiers,0,2015,,MAIN,,0,,
SPLIT/F1@2015,SPLIT,SPLIT/F1,Một,One,dossiers,1,2015,,FIELD,SPLIT/COUNT,0,,
SPLIT/F2@2015,SPLIT,SPLIT/F2,Hai,Two,dossiers,1,2015,,FIELD,SPLIT/COUNT,0,,
SPLIT/F3@2015,SPLIT,SPLIT/F3,Ba,Three,dossiers,1,2015,,FIELD,SPLIT/COUNT,0,,
SPLIT/LIKING@2015,SPLIT,SPLIT/LIKING,Tỷ lệ hài lòng,Liking,percent,0,2015,,LIKING,,0,100,
"""


def divide(hub: TestHub) -> None:
    """Bring the index, without figures, and its sources, a paper and another."""
    folder = hub.seeds / "split"
    folder.mkdir()
    (folder / "dataset.toml").write_text(
        _SETTINGS + "".join(map(_division, _DIVISIONS)) + "".join(map(_part, _PARTS)),
        encoding="utf-8",
    )
    (folder / "indicators.csv").write_text(_INDICATORS, encoding="utf-8")
    (folder / "sources.csv").write_text(_SOURCES, encoding="utf-8")


def _division(told: tuple[str, str, str]) -> str:
    parent, tree, composition = told
    return (
        f'[[division]]\nparent = "SPLIT/{parent}"\ntree = "{tree}"\ncomposition ='
        f' "{composition}"\nvalid_from = "2015"\n\n'
    )


def _part(told: tuple[str, str, str]) -> str:
    parent, tree, indicator = told
    return (
        f'[[part]]\nparent = "SPLIT/{parent}"\ntree = "{tree}"\nindicator = "SPLIT/{indicator}"\n\n'
    )
