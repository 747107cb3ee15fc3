"""Whether a database is sound, how much in it disagrees, and what, group by group: as lines."""

from collections.abc import Sequence

from hub.queries.disagreements import DisagreementGroup
from hub.queries.reconciling.check import CheckKind
from hub.words.language import Text

_SHOWN = 10  # lines of a group
_KINDS = {
    CheckKind.PARTS: Text(
        "tổng khác các thành phần cộng lại", "totals that are not the sum of their parts"
    ),
    CheckKind.RANK: Text("hạng không khớp với điểm", "ranks that do not fit the scores"),
    CheckKind.MEAN: Text(
        "trung bình công bố khác trung bình cộng",
        "published means that are not the mean of the units",
    ),
    CheckKind.SOURCES: Text("các nguồn nêu khác nhau", "sources that disagree"),
}


def damage(broken: Sequence[str]) -> list[Text]:
    """A sentence on a damaged database, then what is damaged."""
    return [
        Text(
            "Cơ sở dữ liệu bị hỏng; chưa đối chiếu số liệu:",
            "The database is damaged; its figures were not compared:",
        ),
        *(Text(f"  {line}", f"  {line}") for line in broken),
    ]


def unread(faults: Sequence[Text]) -> list[Text]:
    """A heading, then what is wrong with each file of a saved question."""
    if not faults:
        return []
    heading = Text(
        f"Câu hỏi đã lưu không đọc được (HUB_QUESTIONS, {len(faults)}):",
        f"Saved questions that are not read (HUB_QUESTIONS, {len(faults)}):",
    )
    return [Text("", ""), heading, *(Text(f"  {one.vi}", f"  {one.en}") for one in faults)]


def lines(groups: Sequence[DisagreementGroup], whole: bool) -> list[Text]:
    """A sentence on a sound database, the groups with their counts, then each group.

    Groups of more than ten findings are cut unless the whole is wanted.
    """
    if not groups:
        return [
            Text(
                "Cơ sở dữ liệu nguyên vẹn; không có mâu thuẫn nào vượt sai số làm tròn.",
                "The database is sound; nothing disagrees by more than rounding.",
            )
        ]
    return [
        _summary(groups),
        *map(_counted, groups),
        *(line for group in groups for line in _listed(group, whole)),
    ]


def _summary(groups: Sequence[DisagreementGroup]) -> Text:
    count = sum(len(group.findings) for group in groups)
    kinds = len({group.kind for group in groups})
    indices = list(dict.fromkeys(group.index for group in groups))
    where = ", ".join(indices)
    vi = (
        f"Cơ sở dữ liệu nguyên vẹn; có {count} mâu thuẫn thuộc {kinds} loại ở {len(indices)} bộ chỉ"
        f" số: {where}."
    )
    en = (
        f"The database is sound; {count} disagreement{'s' * (count > 1)} of {kinds}"
        f" kind{'s' * (kinds > 1)} in {len(indices)} {'indices' if len(indices) > 1 else 'index'}:"
        f" {where}."
    )
    return Text(vi, en)


def _counted(group: DisagreementGroup) -> Text:
    kind, count = _KINDS[group.kind], len(group.findings)
    return Text(
        *(f"  {group.index}: {count} {words}" for words in (f"– {kind.vi}", f"– {kind.en}"))
    )


def _listed(group: DisagreementGroup, whole: bool) -> list[Text]:
    kind, count = _KINDS[group.kind], len(group.findings)
    heading = Text(f"{group.index}, {kind.vi} ({count}):", f"{group.index}, {kind.en} ({count}):")
    shown = [finding.line for finding in (group.findings if whole else group.findings[:_SHOWN])]
    rest = count - len(shown)
    listed = [Text(f"  {line.vi}", f"  {line.en}") for line in shown]
    if rest:
        more = Text(
            f"  … còn {rest} dòng; thêm --all để xem hết",
            f"  … {rest} more; add --all to see them",
        )
        listed.append(more)
    return [Text("", ""), heading, *listed]
