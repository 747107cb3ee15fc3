"""Why there is no figure, in words."""

from hub.words.language import Text
from hub.words.terms import MissingReason

REASONS = {
    MissingReason.NOT_SURVEYED: Text("không khảo sát", "not surveyed"),
    MissingReason.NOT_PUBLISHED: Text("chưa công bố", "not published"),
    MissingReason.NOT_HELD: Text("chưa nhập", "not imported yet"),
    MissingReason.NOT_YET: Text("chưa thành lập", "not yet founded"),
    MissingReason.NO_LONGER: Text("đã kết thúc", "no longer in being"),
    MissingReason.SUPPRESSED: Text("không công bố", "withheld by the publisher"),
}
