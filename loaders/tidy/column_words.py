"""The words by which people head the columns of a tidy file, in both languages, with or without
diacritics.
"""

from collections.abc import Iterable, Sequence

from hub.words.names import key, plain

# The first Vietnamese words of each field are those that a message shows.
WORDS: dict[str, tuple[str, ...]] = {
    "period": (
        "kỳ",
        "kỳ số liệu",
        "kỳ đánh giá",
        "kỳ báo cáo",
        "năm",
        "tháng",
        "quý",
        "thời gian",
        "year",
    ),
    "entity": (
        "đơn vị",
        "tên đơn vị",
        "đơn vị được đánh giá",
        "cơ quan",
        "tên cơ quan",
        "cơ quan, đơn vị",
        "địa phương",
        "tên địa phương",
        "sở, ban, ngành",
        "xã, phường",
        "unit",
        "name",
    ),
    "code": ("mã chỉ số", "chỉ số", "mã", "mã chỉ tiêu", "chỉ tiêu", "indicator"),
    "value": ("giá trị", "điểm", "điểm số", "số liệu", "kết quả"),
    "printed": ("số in trong nguồn", "số như in", "as printed"),
    "missing": ("lý do thiếu", "lý do không có số liệu", "missing reason"),
    "rank": ("hạng", "xếp hạng", "thứ hạng", "hạng công bố"),
    "rank_of": ("trên tổng số", "tổng số đơn vị", "tổng số đơn vị xếp hạng", "out of"),
    "group": ("xếp loại", "nhóm", "nhóm, xếp loại", "grade"),
    "low": ("cận dưới", "lower bound"),
    "high": ("cận trên", "upper bound"),
    "standard_error": ("sai số chuẩn", "sai số"),
    "respondents": ("số phiếu", "số người trả lời", "cỡ mẫu"),
    "provisional": ("số sơ bộ", "sơ bộ"),
    "reading": ("ngày đọc", "ngày đọc số liệu", "reading date"),
    "cumulative": ("lũy kế", "lũy kế từ đầu kỳ"),
    "source": ("nguồn", "mã nguồn", "khóa nguồn", "nguồn số liệu"),
    "locator": ("vị trí", "vị trí trong nguồn"),
    "notes": ("ghi chú", "chú thích", "note"),
    "preferred": ("lý do ưu tiên",),
    "kind": ("loại đơn vị", "loại", "cấp"),
    "province": (
        "thuộc tỉnh",
        "tỉnh, thành phố",
        "tỉnh",
        "tên tỉnh",
        "tỉnh/thành phố",
        "thuộc tỉnh, thành phố",
    ),
    "block": ("khối", "khối đánh giá", "khối thi đua"),
    "doubtful": ("nghi vấn",),
    "as_printed": ("tên trong nguồn", "tên như in"),
}
ORDINAL = "ordinal"  # numbers of lines, which are no figures
_ORDINALS = ("stt", "tt", "số thứ tự", "no")


def _bare(text: str) -> str:
    return plain(key(text.replace("_", " ")))


_FIELDS = {_bare(word): field for field, words in WORDS.items() for word in (field, *words)} | {
    _bare(word): ORDINAL for word in _ORDINALS
}


def field(header: str) -> str | None:
    """The field that a header alone names; nothing where it is not known."""
    return _FIELDS.get(_bare(header))


def is_known(header: str) -> bool:
    """Whether a header names a field."""
    return field(header) is not None


def fields(headers: Sequence[str]) -> list[str | None]:
    """The field of each header; a lone column of provinces names the units themselves."""
    names = list(map(field, headers))
    if "entity" in names or names.count("province") != 1:
        return names
    return ["entity" if name == "province" else name for name in names]


def listed(names: Iterable[str]) -> str:
    """The fields with the words by which they go, as a message shows them."""
    return ", ".join(f"{name} ({WORDS[name][0]})" for name in names)
