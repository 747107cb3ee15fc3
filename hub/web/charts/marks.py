"""What the marks of a chart mean, in words, of those that it has."""

from collections.abc import Collection, Iterator

from hub.web.charts.look import ChartLook
from hub.web.charts.series import PointMark
from hub.words.language import Text, opened

_MEANINGS = {
    PointMark.DOUBTFUL: Text("điểm rỗng: số còn nghi vấn", "hollow: a doubtful figure"),
    PointMark.DERIVED: Text(
        "ô vuông rỗng, nét đứt: số do hệ thống tính lại",
        "hollow square, dashes: rebuilt by the hub",
    ),
    PointMark.PROVISIONAL: Text(
        "chấm trắng ở giữa: số sơ bộ", "white centre: a provisional figure"
    ),
}
_INTERVAL = Text("vạch: khoảng tin cậy", "bar: confidence interval")
_RANGE = Text(
    "vạch của số tính lại: từ thấp nhất đến cao nhất trong các đơn vị được tính",
    "bar of a rebuilt figure: from the lowest to the highest of the units it is made of",
)
_CUT = Text("dải màu: chỗ không so sánh được", "band: not comparable across it")


def meanings(
    marks: Collection[PointMark],
    look: ChartLook,
    intervals: Collection[PointMark] = (),
    has_cut: bool = False,
) -> str:
    """A sentence on the marks that need one, and on the bars of those that have intervals; nothing
    where all are plain.
    """
    texts = list(_texts(marks, intervals, has_cut))
    return opened("; ".join(look.say(text) for text in texts)) + "." if texts else ""


def _texts(
    marks: Collection[PointMark], intervals: Collection[PointMark], has_cut: bool
) -> Iterator[Text]:
    yield from (text for mark, text in _MEANINGS.items() if mark in marks)
    if set(intervals) - {PointMark.DERIVED}:
        yield _INTERVAL
    if PointMark.DERIVED in intervals:
        yield _RANGE
    if has_cut:
        yield _CUT
