"""The example pages travel with the package."""

from pathlib import Path
from zipfile import ZipFile

from hatchling.builders.wheel import WheelBuilder

from hub.web.saved.shelf import EXAMPLES
from tests import needs
from tests.hubs import ROOT


def test_a_wheel_carries_every_example_beside_the_module_that_reads_them(tmp_path: Path) -> None:
    needs.page()

    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])

    with ZipFile(wheel) as package:
        names = set(package.namelist())
        modules = [name for name in names if name.startswith("hub/web/saved/")]
        pages = {Path(name).name for name in names if name.startswith("hub/web/saved/examples/")}
        assert (
            package.read("hub/web/saved/examples/compare-top.md")
            == (EXAMPLES / "compare-top.md").read_bytes()
        )
    assert "hub/web/saved/shelf.py" in modules
    assert pages == {path.name for path in EXAMPLES.glob("*.md")}
