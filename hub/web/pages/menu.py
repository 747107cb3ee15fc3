"""The menu: the views of which every page leads to each."""

from markupsafe import Markup, escape

from hub.web.pages.page_frame import PageFrame
from hub.words.language import Text

VIEWS = {
    "tinh": Text("Hồ sơ tỉnh", "Province profiles"),
    "xep-hang": Text("Xếp hạng", "Rankings"),
    "xu-huong": Text("Xu hướng", "Trends"),
    "bang-diem": Text("Bảng điểm", "Scoreboards"),
    "co-quan": Text("Cơ quan, địa phương", "Departments, localities"),
    "chi-tieu": Text("Chỉ tiêu", "Targets"),
    "van-ban": Text("Văn bản", "Documents"),
    "nguon": Text("Nguồn", "Sources"),
}


def menu(page: PageFrame, label: str) -> Markup:
    """The menu of a page; the view that it belongs to is marked."""
    own = page.path.partition("/")[0]
    items = (
        Markup('<li><a href="{}"{}>{}</a></li>').format(
            page.link(path),
            Markup(' aria-current="page"') if path == own else "",
            name.within(page.language),
        )
        for path, name in VIEWS.items()
    )
    return Markup('<nav aria-label="{}"><ul>{}</ul></nav>').format(
        escape(label), Markup("").join(items)
    )
