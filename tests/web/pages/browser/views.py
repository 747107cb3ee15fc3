"""The views that are looked at in a browser: whoever makes a view adds one line here, and all of
test_views.py is asked of it, in both languages.
"""

from typing import NamedTuple


class View(NamedTuple):
    """An address, on how many sheets of A4 it is printed at most, whether these lie, or only some
    of them, and whether it belongs to a view of the menu.
    """

    path: str
    sheets: int = 2
    is_lying: bool = False
    is_mixed: bool = False
    is_in_menu: bool = True


_REPORT = "nam-dinh/skhcn/bao-cao-ket-qua-cong-tac-cai-cach-hanh-chinh-quy-i-nam-2022-2022-q1"
_CLAIM = "D766/TOTAL@2022%7Cca-mau%7C2024%7C0%7Cd766/baobackan@2"
VIEWS = {
    "provinces": View("/tinh"),
    "profile": View("/tinh/lai-chau"),
    "merged province": View("/tinh/ninh-binh-2025"),
    "ended province": View("/tinh/nam-dinh"),
    "ranking": View("/xep-hang?tinh=lai-chau", sheets=1),
    "published ranks": View("/xep-hang?chi-so=PAR_INDEX/TOTAL&ky=2024"),
    "departments' ranking": View("/xep-hang?chi-so=DDCI/TOTAL&ky=2022&cua=lai-chau"),
    "no figures": View("/xep-hang?chi-so=PAPI/TOTAL&ky=2025", sheets=1),
    "localities": View("/co-quan"),
    "departments": View("/co-quan/lai-chau", sheets=4),
    "department": View("/co-quan/lai-chau/skhcn-2025"),
    "reporting department": View("/co-quan/nam-dinh/skhcn", sheets=3),
    "trends": View("/xu-huong?chi-so=PAPI/TOTAL&don-vi=lai-chau&don-vi=ca-nuoc", sheets=3),
    "search": View("/tim?chu=so+noi+vu", is_in_menu=False),
    "nothing found": View("/tim?chu=Laichau", sheets=1, is_in_menu=False),
    "documents": View("/van-ban", sheets=4),
    "document": View("/van-ban/2767-qd-ubnd-hoa-binh", sheets=4),
    "report": View(f"/van-ban/{_REPORT}", sheets=6),
    "sources": View("/nguon", sheets=5, is_lying=True, is_mixed=True),
    "sources of an index": View("/nguon?bo=PAPI", sheets=7, is_lying=True, is_mixed=True),
    "evidence": View(f"/nguon/so-lieu/{_CLAIM}"),
    "indicator": View("/chi-so/PAPI/TOTAL", sheets=3, is_in_menu=False),
    "guide": View("/huong-dan", sheets=8, is_in_menu=False),
    "merged province's trends": View("/xu-huong?don-vi=ninh-binh-2025&dia-gioi=tinh-cu", sheets=3),
    "scoreboard": View("/bang-diem?bo=PAPI&ky=2024&tinh=lai-chau", sheets=3, is_lying=True),
    "departments' scoreboard": View("/bang-diem?bo=TTHC_QUALITY&cua=lai-chau", is_lying=True),
    "questions": View("/cau-hoi", sheets=16, is_in_menu=False),
    "question": View("/cau-hoi/trend-of-units?entities=Lai+Châu&entities=Sơn+La", is_in_menu=False),
    "targets": View("/chi-tieu?don-vi=ha-nam", sheets=4),
}
