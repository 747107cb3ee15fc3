"""Choices that an address makes: all that there is not is named at once, with what there is."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from hub.web.pages.page_request import PageRequest
from hub.web.request import Refusal
from hub.words import period as periods
from hub.words.errors import BadQuestion
from hub.words.language import Text, joined, shortened

Words = Mapping[str, Collection[str]]  # of each parameter the words that it takes
_NONE: Words = {}


def check(
    page: PageRequest, words: Words, dated: Words = _NONE, others: Iterable[Text] = ()
) -> None:
    """Refusal where a parameter has none of its words, or of those of `dated` no period either;
    `others` are faults found elsewhere.
    """
    unknown = list(_faults(page, words, dated))
    text = joined([*unknown, *others])
    if text and unknown:
        raise Refusal(404, text, code="UnknownName")
    if text:
        raise Refusal(400, text, code="BadParameter")


def _faults(page: PageRequest, words: Words, dated: Words) -> Iterator[Text]:
    for name, choices in words.items():
        if page.address.last(name) and page.address.last(name) not in choices:
            yield _fault(name, page.address.last(name), ", ".join(choices))
    for name, choices in dated.items():
        text = page.address.last(name)
        if text and text not in choices and not _is_period(text):
            yield _fault(name, text, periods.FORMS)


def _is_period(text: str) -> bool:
    try:
        periods.parse(text)
    except BadQuestion:
        return False
    return True


def _fault(name: str, text: str, wanted: str) -> Text:
    shown = shortened(text)
    return Text(
        f"tham số “{name}”: thấy “{shown}”, cần một trong {wanted}",
        f"the parameter “{name}”: found “{shown}”, one of {wanted} is wanted",
    )
