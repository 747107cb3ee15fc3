"""Pages of the past: a link copied before an import shows what it showed, and says how much is
other now.
"""

from pathlib import Path

import lxml.html
import pytest

from tests.databases import SQLITE
from tests.hubs import TestHub
from tests.web.pages.conftest import answer, shown, words

pytestmark = SQLITE  # what is tested is the page


def copied(hub: TestHub, path: str, **parameters: str) -> str:
    """The address that “Chép liên kết” copies, from the hub's own root."""
    (link,) = shown(hub, path, **parameters).xpath("//button[@data-do='copy-link']/@data-text")
    return "/" + link.lstrip("./")


def import_again(hub: TestHub, old: str, new: str) -> None:
    """A figure is corrected and the seeds are imported."""
    path: Path = hub.seeds / "made" / "2019.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert hub.take("made", accept="đã đối chiếu").version


def banner(hub: TestHub, link: str) -> str:
    """What a page of the past says of itself."""
    return words(shown(hub, link).xpath("//p[@class='frozen'][contains(., 'phiên bản')]")[0])


def test_a_ranking_copied_before_an_import_shows_the_old_figures(hub: TestHub) -> None:
    link = copied(hub, "/xep-hang", chi_so="MADE/TOTAL", ky="2019")
    before = answer(hub, link.replace("/xep-hang?", "/xep-hang.csv?")).text
    import_again(hub, "2019,Ân,TOTAL,72", "2019,Ân,TOTAL,75.5")

    rows = shown(hub, link).xpath("//tbody//tr[@data-id='an']")
    newest = shown(hub, "/xep-hang", chi_so="MADE/TOTAL", ky="2019")
    assert "72,00" in words(rows[0])
    assert "75,50" in words(newest.xpath("//tbody//tr[@data-id='an']")[0])
    assert answer(hub, link.replace("/xep-hang?", "/xep-hang.csv?")).text == before


def test_a_page_of_the_past_says_how_many_of_its_figures_are_others_now(hub: TestHub) -> None:
    profile, other = copied(hub, "/tinh/an"), copied(hub, "/tinh/binh")
    import_again(hub, "2019,Ân,COST,5", "2019,Ân,COST,5.5")

    first = link_version(profile)  # the value is another, and with it its change
    assert f"02 số trên trang này đã thay đổi từ phiên bản {first}" in banner(hub, profile)
    assert f"không đổi từ phiên bản {first}" in banner(hub, other)


def test_every_page_of_a_version_leads_to_the_newest(hub: TestHub) -> None:
    for path in ("/tinh/an", "/xep-hang", "/tim", "/nguon", "/van-ban", "/chi-tieu", "/tinh/xyz"):
        page = lxml.html.fromstring(answer(hub, path, phien_ban="1").text)

        (link,) = page.xpath("//a[starts-with(., 'Xem bản mới nhất')]/@href")
        assert "phien-ban" not in link


def link_version(link: str) -> str:
    """The data version that a link holds."""
    return link.partition("phien-ban=")[2]


def test_a_page_of_the_past_leads_to_the_newest(hub: TestHub) -> None:
    link = copied(hub, "/tinh/an")
    import_again(hub, "2019,Ân,TOTAL,72", "2019,Ân,TOTAL,75")

    (newest,) = shown(hub, link).xpath("//p[@class='frozen']//a/@href")
    assert "phien-ban" not in newest
    assert "75,00" in words(shown(hub, "/tinh/an").find(".//main"))


def test_a_version_that_was_undone_is_still_shown(hub: TestHub) -> None:
    import_again(hub, "2019,Ân,TOTAL,72", "2019,Ân,TOTAL,75")
    link = copied(hub, "/tinh/an")
    hub.undo(int(link_version(link)))

    assert "75,00" in words(shown(hub, link).find(".//main"))
    assert "72,00" in words(shown(hub, "/tinh/an").find(".//main"))


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_files_of_the_past_may_be_kept_by_whoever_took_them(hub: TestHub, form: str) -> None:
    kept = answer(hub, f"/tinh/an.{form}", phien_ban="1").headers["cache-control"]

    assert "max-age=86400" in kept
