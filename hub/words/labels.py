"""What the members of the closed lists are called."""

from collections.abc import Mapping
from enum import Enum

from hub.words.language import Text, opened
from hub.words.terms import (
    BreakKind,
    CheckKind,
    Comparable,
    Comparator,
    EntityKind,
    Frequency,
    HighlightKind,
    HitKind,
    Measure,
    MissingReason,
    Obstacle,
    ReformArea,
    ReleaseState,
    SentenceKind,
    Severity,
    SourceTier,
    Status,
    SuccessionKind,
    TargetState,
    WithdrawalKind,
)

KINDS = {
    EntityKind.COUNTRY: Text("cả nước", "the country"),
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
}
FREQUENCIES = {
    Frequency.YEAR: Text("năm", "years"),
    Frequency.HALF_YEAR: Text("6 tháng", "half-years"),
    Frequency.QUARTER: Text("quý", "quarters"),
    Frequency.MONTH: Text("tháng", "months"),
    Frequency.REPORTING_YEAR: Text("năm báo cáo (chốt ngày 14)", "years of reports"),
    Frequency.REPORTING_HALF_YEAR: Text("6 tháng báo cáo (chốt ngày 14)", "half-years of reports"),
    Frequency.REPORTING_QUARTER: Text("quý báo cáo (chốt ngày 14)", "quarters of reports"),
    Frequency.REPORTING_MONTH: Text("tháng báo cáo (chốt ngày 14)", "months of reports"),
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
    MissingReason.NOT_YET: Text("chưa hoạt động", "not yet in being"),
    MissingReason.NO_LONGER: Text("đã kết thúc", "no longer in being"),
    MissingReason.SUPPRESSED: Text("không công bố", "withheld by the publisher"),
}
# Why nothing is computed of a figure of one of several entities.
LACKING = {
    **MISSING,
    MissingReason.NONE: Text("nguồn chỉ in thứ hạng", "its source prints a rank alone"),
    MissingReason.NOT_HELD: Text("hệ thống chưa có", "not held"),
    MissingReason.NOT_YET: Text("chưa hoạt động", "not yet in being"),
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
# How a target stands that is not measurable, by what keeps it from being so.
UNMEASURED = {
    Obstacle.NO_INDICATOR: Text(
        "chưa có chỉ số nào đo nội dung này", "no indicator measures what it asks"
    ),
    Obstacle.INDICATOR_NOT_HELD: Text(
        "chưa có chỉ số trong hệ thống để đánh giá", "its indicator is not held"
    ),
    Obstacle.NO_UNIT: Text(
        "chưa rõ đơn vị thực hiện để đánh giá", "whose target it is is not known"
    ),
    Obstacle.NO_FIGURE: Text("chưa có số liệu để đánh giá", "no figure to measure it by"),
    Obstacle.NO_FINAL_FIGURE: Text(
        "chưa có số liệu kỳ thời hạn để đánh giá", "no figure of the deadline to measure it by"
    ),
    Obstacle.NO_LEVEL: Text(
        "không có mức bằng số để đánh giá", "no level in figures to measure it by"
    ),
    Obstacle.OTHER_UNIT: Text(
        "khác đơn vị tính với chỉ số nên không đánh giá được",
        "in another unit than its indicator, not measurable",
    ),
    Obstacle.NO_BASELINE: Text("thiếu mốc so sánh để đánh giá", "no baseline to measure it from"),
    Obstacle.NOT_COMPARABLE: Text(
        "số liệu không so sánh được với mức đặt ra", "its figures do not compare with its level"
    ),
    Obstacle.NO_DEADLINE: Text(
        "không nêu thời hạn để đánh giá tiến độ", "no deadline to judge its pace by"
    ),
    Obstacle.NO_RATE: Text(
        "mới có một số liệu, chưa đánh giá được tiến độ", "one figure alone, no pace to judge"
    ),
}


def unmeasured(obstacle: Obstacle) -> Text:
    """How a target stands that an obstacle keeps from being measured: Chưa có số liệu …."""
    return Text(*map(opened, UNMEASURED[obstacle]))


_DOCUMENT_KINDS = {
    "Quyết định": "Decision",
    "Thông báo": "Notice",
    "Báo cáo": "Report",
    "Kế hoạch": "Plan",
    "Nghị định": "Decree",
    "Nghị quyết": "Resolution",
    "Chỉ thị": "Directive",
    "Công văn": "Official letter",
    "Thông tư": "Circular",
}


def document_kind(kind: str) -> Text:
    """A kind of document as documents print it, and in English."""
    return Text(kind, _DOCUMENT_KINDS.get(kind, kind))


# Each list whose members stand alone, as in a cell of a table: one thing, not many.
_ALONE: Mapping[type[Enum], Mapping[Enum, Text]] = {
    EntityKind: {
        EntityKind.COUNTRY: Text("cả nước", "country"),
        EntityKind.REGION: Text("vùng", "region"),
        EntityKind.PROVINCE: Text("tỉnh, thành phố", "province or city"),
        EntityKind.DEPARTMENT: Text("sở, ban, ngành", "department"),
        EntityKind.DISTRICT: Text("cấp huyện (đến 30/6/2025)", "district (to 30 June 2025)"),
        EntityKind.COMMUNE: Text("xã, phường, đặc khu", "commune or ward"),
        EntityKind.MINISTRY: Text("bộ, ngành Trung ương", "ministry or central agency"),
        EntityKind.BODY: Text("đơn vị khác", "other body"),
    },
    SuccessionKind: {
        SuccessionKind.MERGED_INTO: Text("sáp nhập vào", "merged into"),
        SuccessionKind.SPLIT_FROM: Text("tách ra từ", "split from"),
        SuccessionKind.PART_TRANSFERRED_TO: Text("chuyển một phần sang", "a part went to"),
    },
    Frequency: {
        Frequency.YEAR: Text("hằng năm", "yearly"),
        Frequency.HALF_YEAR: Text("sáu tháng một lần", "half-yearly"),
        Frequency.QUARTER: Text("hằng quý", "quarterly"),
        Frequency.MONTH: Text("hằng tháng", "monthly"),
        Frequency.REPORTING_YEAR: Text(
            "hằng năm, chốt ngày 14/12", "yearly, closing on 14 December"
        ),
        Frequency.REPORTING_HALF_YEAR: Text(
            "sáu tháng một lần, chốt ngày 14", "half-yearly, closing on the 14th"
        ),
        Frequency.REPORTING_QUARTER: Text(
            "hằng quý, chốt ngày 14", "quarterly, closing on the 14th"
        ),
        Frequency.REPORTING_MONTH: Text("hằng tháng, chốt ngày 14", "monthly, closing on the 14th"),
        Frequency.READING: Text("theo thời gian thực", "in real time"),
        Frequency.IRREGULAR: Text("không định kỳ", "at no fixed times"),
    },
    BreakKind: BREAKS,
    Severity: {
        Severity.CUT: Text("cắt chuỗi, không vẽ nối", "cut: no line is drawn across"),
        Severity.NOTE: Text("vẽ nối, có đánh dấu", "note: the line goes on, with a mark"),
    },
    ReformArea: {
        ReformArea.STEERING: Text("chỉ đạo, điều hành", "steering of the reform"),
        ReformArea.INSTITUTIONS: Text("cải cách thể chế", "institutional reform"),
        ReformArea.PROCEDURES: Text(
            "cải cách thủ tục hành chính", "reform of administrative procedures"
        ),
        ReformArea.APPARATUS: Text(
            "cải cách tổ chức bộ máy hành chính nhà nước", "reform of the apparatus"
        ),
        ReformArea.CIVIL_SERVICE: Text("cải cách chế độ công vụ", "civil service reform"),
        ReformArea.PUBLIC_FINANCE: Text("cải cách tài chính công", "public finance reform"),
        ReformArea.DIGITAL_GOVERNMENT: Text(
            "xây dựng, phát triển chính quyền điện tử, chính quyền số",
            "e-government and digital government",
        ),
    },
    Measure: {
        Measure.VALUE: Text("giá trị", "value"),
        Measure.RANK: Text("thứ hạng", "rank"),
        Measure.GROUP: Text("nhóm, xếp loại", "group or grade"),
    },
    Comparator: {
        Comparator.AT_LEAST: Text("tối thiểu", "at least"),
        Comparator.AT_MOST: Text("tối đa", "at most"),
        Comparator.MORE_THAN: Text("trên", "more than"),
        Comparator.LESS_THAN: Text("dưới", "less than"),
        Comparator.EQUAL: Text("bằng", "equal to"),
        Comparator.INCREASE_BY: Text("tăng thêm", "increase by"),
        Comparator.REDUCE_BY: Text("giảm", "reduce by"),
    },
    TargetState: {
        TargetState.REACHED: Text("đã đạt", "reached"),
        TargetState.ON_TRACK: Text("đúng tiến độ", "on track"),
        TargetState.OFF_TRACK: Text("chậm tiến độ", "off track"),
        TargetState.MISSED: Text("không đạt", "missed"),
        TargetState.NOT_MEASURABLE: Text("chưa có số liệu để đánh giá", "not measurable"),
    },
    Comparable: {
        Comparable.YES: Text("so sánh được", "comparable"),
        Comparable.WITH_CAUTION: Text("so sánh có lưu ý", "comparable with caution"),
        Comparable.NO: Text("không nên so sánh", "not comparable"),
    },
    CheckKind: {
        CheckKind.PARTS: Text("tổng với các thành phần", "a total and its parts"),
        CheckKind.RANK: Text("hạng với điểm", "ranks and scores"),
        CheckKind.MEAN: Text("trung bình với các đơn vị", "a mean and its units"),
        CheckKind.SOURCES: Text("các nguồn với nhau", "one source and another"),
        CheckKind.HISTORY: Text("với lần công bố trước", "what was said before"),
    },
    SentenceKind: {
        SentenceKind.RESULT: Text("kết quả", "result"),
        SentenceKind.MISSING: Text("chưa có kết quả", "no result"),
        SentenceKind.REFERENCES: Text("so với trung bình, đơn vị dẫn đầu", "against others"),
        SentenceKind.GROUP: Text("nhóm, xếp loại", "group or grade"),
        SentenceKind.COMPUTED_RANK: Text("hạng do hệ thống tính", "computed rank"),
        SentenceKind.COMPARABILITY: Text("khả năng so sánh", "comparability"),
        SentenceKind.COMPONENTS: Text("các thành phần", "components"),
        SentenceKind.RANK_CHANGE: Text("thay đổi hạng", "change of rank"),
    },
    HighlightKind: {
        HighlightKind.TOP_QUARTILE: Text(
            "tứ phân vị 1 (hệ thống chia)", "first quartile (by the hub)"
        ),
        HighlightKind.RANK_RISE: Text(
            "tăng bậc so với kỳ trước (hệ thống tính)", "rise in rank (by the hub)"
        ),
        HighlightKind.PUBLISHED_RANK_FALL: Text("hạng công bố giảm", "fall of the published rank"),
        HighlightKind.BOTTOM_QUARTILE: Text(
            "tứ phân vị 4 (hệ thống chia)", "last quartile (by the hub)"
        ),
        HighlightKind.RANK_FALL: Text(
            "giảm bậc so với kỳ trước (hệ thống tính)", "fall in rank (by the hub)"
        ),
    },
    HitKind: {
        HitKind.PROVINCE: Text("tỉnh, thành phố", "province or city"),
        HitKind.DEPARTMENT: Text("sở, ban, ngành", "department"),
        HitKind.REGION: Text("vùng", "region"),
        HitKind.AREA: Text("đơn vị khác", "other unit"),
        HitKind.INDEX: Text("bộ chỉ số", "index"),
        HitKind.INDICATOR: Text("chỉ số", "indicator"),
        HitKind.DOCUMENT: Text("văn bản", "document"),
    },
    ReleaseState: {
        ReleaseState.STAGED: Text("chờ duyệt", "staged"),
        ReleaseState.PUBLISHED: Text("đã đưa vào sử dụng", "published"),
        ReleaseState.UNDONE: Text("đã hoàn tác", "undone"),
    },
    WithdrawalKind: {
        WithdrawalKind.REPLACED: Text("được thay thế", "replaced"),
        WithdrawalKind.ANNULLED: Text("bị bãi bỏ, thu hồi", "annulled"),
    },
    Status: {
        Status.REPORTED: Text("đã công bố", "reported"),
        Status.PROVISIONAL: Text("sơ bộ", "provisional"),
        Status.MISSING: Text("không có số liệu", "missing"),
        Status.DERIVED: Text("số tính toán", "computed"),
        Status.WITHDRAWN: Text("đã rút lại", "withdrawn"),
    },
    MissingReason: MISSING,
    Obstacle: OBSTACLES,
    SourceTier: TIERS,
}


def label(member: Enum) -> Text:
    """What a member of a closed list is called where it stands alone: Đã công bố."""
    return Text(*map(opened, _ALONE[type(member)][member]))
