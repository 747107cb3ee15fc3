"""What the members of the closed lists are called."""

from hub.words.language import Text
from hub.words.terms import (
    BreakKind,
    EntityKind,
    Frequency,
    MissingReason,
    Obstacle,
    SourceTier,
    WithdrawalKind,
)

KINDS = {
    EntityKind.PROVINCE: Text("tỉnh, thành phố", "provinces and cities"),
    EntityKind.DEPARTMENT: Text("sở, ban, ngành", "departments"),
    EntityKind.DISTRICT: Text("đơn vị cấp huyện", "districts"),
    EntityKind.COMMUNE: Text("đơn vị cấp xã", "communes"),
    EntityKind.MINISTRY: Text("bộ, ngành Trung ương", "ministries and agencies"),
    EntityKind.REGION: Text("vùng", "regions"),
    EntityKind.BODY: Text("đơn vị khác", "other bodies"),
}
EVERYONE = {
    **{kind: Text(f"các {label.vi}", f"the {label.en}") for kind, label in KINDS.items()},
    EntityKind.MINISTRY: Text("các bộ, ngành Trung ương", "the ministries"),
    EntityKind.COUNTRY: Text("cả nước", "the country"),
}
# Templates are filled in by offices, in Vietnamese.
KINDS_IN_TEMPLATES = {
    **{kind: label.vi for kind, label in KINDS.items()},
    EntityKind.COMMUNE: "xã, phường, đặc khu",
    EntityKind.COUNTRY: "cả nước",
}
FREQUENCIES = {
    Frequency.YEAR: Text("năm", "years"),
    Frequency.HALF_YEAR: Text("6 tháng", "half-years"),
    Frequency.QUARTER: Text("quý", "quarters"),
    Frequency.MONTH: Text("tháng", "months"),
}
BREAKS = {
    BreakKind.METHOD: Text("thay đổi phương pháp", "a change of method"),
    BreakKind.SCALE: Text("thay đổi thang điểm", "a change of scale"),
    BreakKind.UNIT: Text("thay đổi đơn vị tính", "a change of unit"),
    BreakKind.TERRITORY: Text("thay đổi địa giới", "a change of territory"),
    BreakKind.SOURCE: Text("thay đổi nguồn số liệu", "a change of source"),
}
TIERS = {
    SourceTier.OFFICIAL: Text("nguồn chính thức", "official source"),
    SourceTier.PRESS: Text("báo chí, cổng thông tin", "press or portal"),
    SourceTier.COPY: Text("bản sao", "copy"),
}
WITHDRAWALS = {
    WithdrawalKind.REPLACED: Text("được thay thế bởi", "replaced by"),
    WithdrawalKind.ANNULLED: Text("bị bãi bỏ, thu hồi theo", "annulled by"),
}
# Why there is no figure.
MISSING = {
    MissingReason.NOT_SURVEYED: Text("không khảo sát", "not surveyed"),
    MissingReason.NOT_PUBLISHED: Text("chưa công bố", "not published"),
    MissingReason.NOT_HELD: Text("chưa nhập", "not imported yet"),
    MissingReason.NOT_YET: Text("chưa thành lập", "not yet founded"),
    MissingReason.NO_LONGER: Text("đã kết thúc", "no longer in being"),
    MissingReason.SUPPRESSED: Text("không công bố", "withheld by the publisher"),
}
# Why nothing is computed of a figure of one of several entities.
LACKING = {
    **MISSING,
    MissingReason.NONE: Text("nguồn chỉ in thứ hạng", "its source prints a rank alone"),
    MissingReason.NOT_HELD: Text("chưa nhập", "not held"),
    MissingReason.NOT_YET: Text("chưa thành lập", "not yet formed"),
    MissingReason.NO_LONGER: Text("đã kết thúc", "ended before"),
    MissingReason.SUPPRESSED: Text("không công bố", "withheld by its source"),
}
# What keeps a target from being measured.
OBSTACLES = {
    Obstacle.NO_INDICATOR: Text("không gọi tên chỉ số", "names no indicator"),
    Obstacle.INDICATOR_NOT_HELD: Text("chưa có chỉ số", "indicator not held"),
    Obstacle.NO_UNIT: Text("không rõ đơn vị thực hiện", "unit not known"),
    Obstacle.NO_FIGURE: Text("chưa có số liệu", "no figure held"),
    Obstacle.NO_FINAL_FIGURE: Text("chưa có số liệu kỳ thời hạn", "no figure of the deadline"),
    Obstacle.NO_LEVEL: Text("không có mức bằng số", "no level in figures"),
    Obstacle.OTHER_UNIT: Text("khác đơn vị tính", "another unit"),
    Obstacle.NO_BASELINE: Text("thiếu mốc so sánh", "no baseline"),
    Obstacle.NOT_COMPARABLE: Text("không so sánh được", "not comparable"),
    Obstacle.NO_DEADLINE: Text("không nêu thời hạn", "no deadline"),
    Obstacle.NO_RATE: Text("mới có một số liệu", "one figure alone"),
}
