"""What is looked at before anything lands, the same on every way in: what is certainly wrong, and what a person should confirm."""

from hub.importing.checking.checks import Checks
from hub.importing.checking.verdict import Verdict

__all__ = ["Checks", "Verdict"]
