"""The site: what every page knows of the hub that shows it, and how its templates are filled."""

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from hub.web import charts
from hub.words.terms import ComputedRanks

_FOLDER = Path(__file__).parent
_SCRIPT = "src/page/page.ts"
_STYLE = _FOLDER / "static" / "page.css"


@dataclass(frozen=True)
class Site:
    """Who runs the hub and how to reach them, which unit its front page shows, and the address by
    which others reach it.
    """

    owner: str = ""
    contact: str = ""
    home: str = ""
    public_url: str = ""
    origins: tuple[str, ...] = ()
    computed_ranks: ComputedRanks = ComputedRanks.SENTENCE
    only_questions: bool = False  # nothing else is served
    built: Path = _FOLDER.parent / "page"

    @property
    def tells_computed_ranks(self) -> bool:
        """Whether pages show the ranks that the hub computes."""
        return self.computed_ranks is not ComputedRanks.NONE

    @cached_property
    def templates(self) -> Environment:
        """The templates; what one does not know is an error, never an empty place."""
        environment = Environment(
            loader=FileSystemLoader(_FOLDER / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.globals["style"] = f"page/style-{self.style_tag}.css"
        environment.globals["script"] = self.script
        return environment

    @cached_property
    def style(self) -> bytes:
        """The style sheet, with the colours of the charts that stand in pages."""
        return _STYLE.read_bytes() + charts.styles().encode()

    @cached_property
    def style_tag(self) -> str:
        """What changes with the style sheet, so that browsers may keep it for ever."""
        return hashlib.sha256(self.style).hexdigest()[:12]

    @cached_property
    def script(self) -> str:
        """What the pages' script is called, as it was built; nothing before the build."""
        try:
            files = json.loads((self.built / "manifest.json").read_text())
        except FileNotFoundError:
            return ""
        return f"page/{files[_SCRIPT]['file']}" if _SCRIPT in files else ""

    def filled(self, template: str, **values: Any) -> bytes:
        """A template with values."""
        return self.templates.get_template(template).render(site=self, **values).encode()
