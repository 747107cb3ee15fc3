"""Notes beside files that are waited for longer than a while: who put them there has no log."""

from collections.abc import Iterable, Mapping

from hub.inbox import naming, places
from hub.inbox.places import LyingFile
from hub.words.language import Language, Text


def keep(
    entries: Iterable[LyingFile], wanted: Mapping[LyingFile, Text], language: Language
) -> None:
    """Write the notes that are wanted and not there; take away those that are there no more for
    anything.
    """
    paths = {one.path.with_name(naming.note(naming.valid(one.name))): one for one in wanted}
    for one in entries:
        if naming.is_note(one.name) and one.path not in paths:
            places.remove(one.path)
    for path, one in paths.items():
        if not path.exists():
            places.write(path, wanted[one].within(language) + "\n")
