"""Whether a name is another one with words of it shortened to their first letters."""

from collections.abc import Iterator, Sequence

from hub.words.spelling import agree, plain

_FEWEST = 3  # letters of a name that tells enough
_CLUSTERS = ("ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr")


def shortens(short: str, whole: str) -> bool:
    """Whether each word of a key is one of the other in its order, or the first letters of some
    that stand together: sở nông nghiệp ptnt, ttr.
    """
    words, reached = whole.split(), {0}
    if len(short.replace(" ", "")) < _FEWEST:
        return False
    for word in short.split():
        reached = {place + count for place in reached for count in _counts(word, words[place:])}
    return len(words) in reached


def _counts(word: str, words: Sequence[str]) -> Iterator[int]:
    """Of how many of these words one may be the first letters, or the word itself."""
    if words and len(word) == len(words[0]) and agree(word, words[0]):
        yield 1
    ends = {0}
    for count, own in enumerate(words, 1):
        ends = {end for start in ends for end in _ends(word, start, own)}
        if len(word) in ends:
            yield count


def _ends(word: str, start: int, own: str) -> Iterator[int]:
    """Where in a word the first letters end that another one may begin with there."""
    for first in {own[:1], *(one for one in _CLUSTERS if plain(own).startswith(one))}:
        letters = word[start : start + len(first)]
        if len(letters) == len(first) and agree(letters, first):
            yield start + len(first)
