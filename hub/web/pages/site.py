"""The site: what every page knows of the hub that shows it, and how its templates are filled."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_FOLDER = Path(__file__).parent
STYLE = _FOLDER / "static" / "page.css"


@dataclass(frozen=True)
class Site:
    """Who runs the hub and how to reach them, which unit its front page shows, and the address by
    which others reach it.
    """

    owner: str = ""
    contact: str = ""
    home: str = ""
    public_url: str = ""
    built: Path = _FOLDER.parent / "page"

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
        return environment

    @cached_property
    def style_tag(self) -> str:
        """What changes with the style sheet, so that browsers may keep it for ever."""
        return hashlib.sha256(STYLE.read_bytes()).hexdigest()[:12]

    def filled(self, template: str, **values: Any) -> bytes:
        """A template with values."""
        return self.templates.get_template(template).render(site=self, **values).encode()
