"""The views that are looked at in a browser: whoever makes a view adds one line here, and all of
test_views.py is asked of it, in both languages.
"""

from typing import NamedTuple


class View(NamedTuple):
    """An address, and on how many sheets of A4 it is printed at most."""

    path: str
    sheets: int = 2


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
    "trends": View("/xu-huong?chi-so=PAPI/TOTAL&don-vi=lai-chau&don-vi=ca-nuoc", sheets=3),
}
