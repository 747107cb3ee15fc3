"""Pages against their budgets: bytes, elements, the server's time first and kept, and when a slow
machine has painted them: `python -m tests.benchmarks.pages DATABASE`.
"""

import gzip
import re
import sys
from statistics import median
from time import perf_counter
from typing import NamedTuple

import httpx
from playwright.sync_api import Browser, Page

from hub.settings import Settings
from hub.web.app import create
from tests.hubs import PATIENT
from tests.web.browsing import browsing, served

SLOWER = 4
BUDGETS = "budget: 60 kB (63 rows: 90), 1500 elements, first 200 ms, kept 20 ms, LCP 1 s, CLS 0"
_STYLE = re.compile(r'href="\.*/([^"]*\.css)"')
_SCRIPT = re.compile(r'src="[./]*([^"]*\.js)"')
_SHOWN = """() => new Promise(resolve => {
  const shown = {largest: 0, shift: 0, elements: document.querySelectorAll("*").length};
  new PerformanceObserver(list => list.getEntries().forEach(one => shown.largest = one.startTime))
    .observe({type: "largest-contentful-paint", buffered: true});
  new PerformanceObserver(list => list.getEntries().forEach(one => shown.shift += one.value))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => resolve(shown), 300);
})"""
# Of each view five addresses that ask for other things.
VIEWS = {
    "provinces": ["/tinh"],
    "profile": [
        f"/tinh/{unit}" for unit in ("lai-chau", "ha-noi", "son-la", "nghe-an", "dien-bien")
    ],
    "ranking of 34": [
        f"/xep-hang?tinh=lai-chau&ky=2026&so-doc=2026-{day}"
        for day in ("10-10", "10-08", "10-07", "10-05", "10-03")
    ],
    "ranking of 63": [
        f"/xep-hang?chi-so=PAPI/TOTAL&ky={year}&tinh=lai-chau" for year in range(2019, 2024)
    ],
    "department": [f"/co-quan/lai-chau/{unit}-2025" for unit in ("skhcn", "snv", "stc", "sxd")],
    "trends": [f"/xu-huong?chi-so=PAPI/TOTAL&don-vi={unit}" for unit in ("lai-chau", "ha-noi")],
    "scoreboard": [f"/bang-diem?bo=PAPI&ky={year}" for year in range(2020, 2025)],
    "targets": ["/chi-tieu"],
    "documents": ["/van-ban"],
    "sources": ["/nguon"],
    "search": [f"/tim?chu={text}" for text in ("lai chau", "hai long", "so noi vu")],
}


class Painting(NamedTuple):
    """When a slow machine had painted a page, how far it moved then, and of how many elements."""

    milliseconds: float
    shift: float
    elements: int


def measure(database: str) -> None:
    """Print a line for each view."""
    settings = Settings(database_url=f"sqlite:///{database}", **PATIENT)
    with served(create(settings)) as address, browsing() as browser:
        client = httpx.Client(base_url=address, timeout=60)
        client.get("/tinh")
        print(BUDGETS)
        print("view: HTML kB raw, gzip; elements; first ms, kept ms; LCP ms at CPU ÷ 4, CLS")
        for view, paths in VIEWS.items():
            first = median(_taken(client, path) for path in paths)
            kept = median(_taken(client, path) for path in paths for _ in range(5))
            body = client.get(paths[0]).content
            painted = _painted(browser, address + paths[0])
            print(
                f"{view}: {len(body) / 1000:.1f}, {len(gzip.compress(body)) / 1000:.1f};"
                f" {painted.elements}; {first:.0f}, {kept:.1f};"
                f" {painted.milliseconds:.0f}, {painted.shift:.3f}"
            )
        _beside(client)


def _taken(client: httpx.Client, path: str) -> float:
    """The milliseconds that an answer takes."""
    start = perf_counter()
    client.get(path).raise_for_status()
    return 1000 * (perf_counter() - start)


def _painted(browser: Browser, address: str) -> Painting:
    """The median of five visits of readers who were never here."""
    visits = [_visit(browser, address) for _ in range(5)]
    return Painting(*(median(each) for each in zip(*visits, strict=True)))


def _visit(browser: Browser, address: str) -> Painting:
    with browser.new_context(viewport={"width": 1366, "height": 768}) as context:
        page: Page = context.new_page()
        slow = context.new_cdp_session(page)
        slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(address)
        shown = page.evaluate(_SHOWN)
    return Painting(shown["largest"], shown["shift"], shown["elements"])


def _beside(client: httpx.Client) -> None:
    """What all pages load beside themselves."""
    page = client.get("/tinh").text
    for name, pattern, budget in (("style", _STYLE, 16), ("script", _SCRIPT, 25)):
        for path in pattern.findall(page):
            body = client.get(f"/{path}").content
            zipped = len(gzip.compress(body)) / 1000
            print(f"{name}: {len(body) / 1000:.1f} kB, gzip {zipped:.1f} (budget {budget})")


if __name__ == "__main__":
    measure(sys.argv[1])
