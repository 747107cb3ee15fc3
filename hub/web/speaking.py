"""Speaking: the language in which a request is answered."""

from functools import lru_cache

from hub.words.language import Language, preferred

_LONGEST = 500  # bytes of Accept-Language that are looked at


class Speaking:
    """Chooses among the languages of the hub; one of them is its own."""

    def __init__(self, own: Language) -> None:
        self.own = own
        self._preferred = lru_cache(maxsize=256)(preferred)

    def accepted(self, header: bytes) -> Language:
        """The language that a header asks for, of a longer one by its beginning."""
        return self._preferred(header[:_LONGEST].decode("latin-1"), self.own)
