"""Budget: what one answer may cost, counted while it is made."""

from dataclasses import dataclass
from threading import Event
from time import monotonic, thread_time
from typing import NamedTuple

_FIRST_LOOK = 0.02  # seconds after which the processor's clock is read for the first time


class Exhausted(BaseException):
    """An answer costs more than it may, or nobody waits for it any more.

    It is no Exception, so that it ends the whole answer where errors end a single field.
    """


class Deadline:
    """A moment at which an answer is abandoned, whoever waits for it."""

    def __init__(self, seconds: float) -> None:
        self._until = monotonic() + seconds

    def is_set(self) -> bool:
        """Whether it has passed."""
        return monotonic() >= self._until

    def look(self) -> None:
        """Go on until then; Exhausted."""
        if self.is_set():
            raise Exhausted


@dataclass(frozen=True)
class Allowance:
    """How many fields an answer may have and how many letters those, keys and texts, and for how
    many seconds it may be made: of a processor, and by the clock.
    """

    fields: int = 200_000
    letters: int = 20_000_000
    processor_seconds: float = 1.0
    seconds: float = 10.0

    def within(self, other: "Allowance") -> "Allowance":
        """The less of each."""
        return Allowance(
            **{name: min(own, getattr(other, name)) for name, own in vars(self).items()}
        )


class Left(NamedTuple):
    """How much an answer may still have."""

    fields: int
    letters: int


class Budget:
    """What is left of an allowance, on the thread on which the answer is made, for as long as
    nobody has abandoned the question.
    """

    def __init__(self, allowance: Allowance, abandoned: Event | Deadline) -> None:
        self._fields, self._letters = allowance.fields, allowance.letters
        self._is_abandoned = abandoned.is_set
        self._allowance, self._begin = allowance, monotonic()
        self._processor: float | None = None  # the time of the processor at which all is spent
        self._look_at = self._begin + min(_FIRST_LOOK, allowance.processor_seconds)

    def spend(self, fields: int, letters: int = 0) -> None:
        """So many fields more, of so many letters, before they are made; Exhausted."""
        self._fields -= fields
        self._letters -= letters
        if self._fields < 0 or self._letters < 0 or self._is_abandoned():
            raise Exhausted
        if monotonic() >= self._look_at:
            self._look()

    @property
    def left(self) -> Left:
        """How much the answer may still have."""
        return Left(self._fields, self._letters)

    def repeat(self, before: Left, times: float) -> None:
        """What was made since then comes so many times more; Exhausted."""
        fields, letters = before.fields - self._fields, before.letters - self._letters
        self.spend(int(fields * times), int(letters * times))

    def look(self) -> None:
        """Go on while there is time; Exhausted."""
        self.spend(0)

    def renew(self) -> None:
        """Give all fields back, for the answer is made anew; the seconds are spent."""
        self._fields, self._letters = self._allowance.fields, self._allowance.letters

    def _look(self) -> None:
        """Compare with the clocks; that of the processor is slow to read, and never ahead of the
        other, so it is first read when an answer is no short one.
        """
        now, used = monotonic(), thread_time()
        if self._processor is None:
            before = min(now - self._begin, _FIRST_LOOK)
            self._processor = used - before + self._allowance.processor_seconds
        left, until = self._processor - used, self._begin + self._allowance.seconds
        if left <= 0 or now >= until:
            raise Exhausted
        self._look_at = min(now + left, until)
