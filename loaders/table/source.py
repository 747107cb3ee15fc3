"""The source of the figures of a workbook: the publisher's own, or a copy known by its file."""

from hub.dataset.datasets import Dataset
from hub.dataset.rows import SourceRow
from hub.words.names import slug
from hub.words.terms import SourceTier

_LONGEST = 60  # letters of a file's name within a source's id


def source(dataset: Dataset, file: str, tier: SourceTier | None) -> SourceRow:
    """The publisher's own source where its tier is the one wanted, else a copy's; without a tier
    the one of dataset.toml is wanted.
    """
    if tier is None:
        tier = SourceTier[dataset.settings.get("workbook", {}).get("tier", "COPY")]
    own = dataset.sources.get(publisher_id(dataset))
    if own and tier is own.tier:
        return own
    name, stem = dataset.settings["index"][0]["short_vi"], file.rpartition(".")[0]
    return SourceRow(
        public_id=f"{dataset.name}/{tier.name.lower()}-{slug(stem)[:_LONGEST]}",
        publisher=own.publisher if own else name,
        title=f"{name}: sổ tính theo mẫu của đơn vị công bố ({stem})",
        tier=tier,
    )


def publisher_id(dataset: Dataset) -> str:
    """The key of the publisher's source."""
    return f"{dataset.name}/publisher"
