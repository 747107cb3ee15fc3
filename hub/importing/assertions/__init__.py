"""What is looked at before anything lands, the same on every way in: what is certainly wrong,
and what a person should confirm.
"""

from hub.importing.assertions.checks import Checks
from hub.importing.assertions.verdict import Verdict

__all__ = ["Checks", "Verdict"]
