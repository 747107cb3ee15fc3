"""All tables as they stood before the first release."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "division",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("parent", sa.String(), nullable=False),
        sa.Column("tree", sa.String(), nullable=False),
        sa.Column("composition", sa.String(), nullable=False),
        sa.Column("valid_from", sa.String(), nullable=False),
        sa.Column("valid_to", sa.String(), nullable=True),
        sa.Column("tolerance", sa.Float(), nullable=False),
        sa.Column("note_vi", sa.String(), nullable=True),
        sa.Column("note_en", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_division_dataset", "division", ["dataset"])
    op.create_index("ix_division_parent", "division", ["parent"])
    op.create_table(
        "entity",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("province", sa.String(), nullable=True),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("iso_code", sa.String(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["province"], ["entity.public_id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("public_id"),
    )
    op.create_index("ix_entity_dataset", "entity", ["dataset"])
    op.create_table(
        "index",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.Column("name_vi", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("description_vi", sa.String(), nullable=False),
        sa.Column("description_en", sa.String(), nullable=False),
        sa.Column("publisher", sa.String(), nullable=False),
        sa.Column("frequency", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("licence", sa.String(), nullable=True),
        sa.Column("terms_vi", sa.String(), nullable=True),
        sa.Column("terms_en", sa.String(), nullable=True),
        sa.Column("short_vi", sa.String(), nullable=True),
        sa.Column("short_en", sa.String(), nullable=True),
        sa.Column("parts_vi", sa.String(), nullable=True),
        sa.Column("parts_en", sa.String(), nullable=True),
        sa.Column("decimals", sa.Integer(), server_default=sa.text("2"), nullable=False),
        sa.Column("lag_months", sa.Integer(), nullable=True),
        sa.Column("plain_mean", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("due_month", sa.Integer(), nullable=True),
        sa.Column("due_day", sa.Integer(), nullable=True),
        sa.Column("due_document", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("public_id"),
    )
    op.create_index("ix_index_dataset", "index", ["dataset"])
    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.Column("text_vi", sa.String(), nullable=False),
        sa.Column("text_en", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("public_id"),
    )
    op.create_index("ix_note_dataset", "note", ["dataset"])
    op.create_table(
        "part",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("parent", sa.String(), nullable=False),
        sa.Column("tree", sa.String(), nullable=False),
        sa.Column("indicator", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_part_dataset", "part", ["dataset"])
    op.create_index("ix_part_parent", "part", ["parent"])
    op.create_table(
        "release",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=True),
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("published_at", sa.BigInteger(), nullable=True),
        sa.Column("imported_by", sa.String(), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Integer(), nullable=False),
        sa.Column("repeated", sa.Integer(), nullable=False),
        sa.Column("ignored", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.Column("accepted", sa.String(), nullable=True),
        sa.Column("suspicions", sa.String(), nullable=True),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["undoes"], ["release.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("published_at"),
        sa.UniqueConstraint("version"),
    )
    op.create_index("ix_release_dataset", "release", ["dataset"])
    op.create_table(
        "taken",
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("dataset", "file"),
    )
    op.create_table(
        "alias",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("entity", sa.String(), nullable=False),
        sa.Column("spelling", sa.String(), nullable=False),
        sa.Column("abbreviation", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["entity"], ["entity.public_id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_alias_dataset", "alias", ["dataset"])
    op.create_index("ix_alias_entity", "alias", ["entity"])
    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("date_printed", sa.String(), nullable=True),
        sa.Column("issuer", sa.String(), nullable=True),
        sa.Column("issuer_entity", sa.String(), nullable=True),
        sa.Column("province", sa.String(), nullable=True),
        sa.Column("period", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["issuer_entity"], ["entity.public_id"]),
        sa.ForeignKeyConstraint(["province"], ["entity.public_id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("public_id"),
    )
    op.create_index("ix_document_dataset", "document", ["dataset"])
    op.create_table(
        "entity_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("entity", sa.String(), nullable=False),
        sa.Column("name_vi", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("official_vi", sa.String(), nullable=False),
        sa.Column("official_en", sa.String(), nullable=False),
        sa.Column("is_city", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["entity"], ["entity.public_id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_entity_name_dataset", "entity_name", ["dataset"])
    op.create_index("ix_entity_name_entity", "entity_name", ["entity"])
    op.create_table(
        "membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("entity", sa.String(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["entity"], ["entity.public_id"]),
        sa.ForeignKeyConstraint(["region"], ["entity.public_id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_membership_dataset", "membership", ["dataset"])
    op.create_index("ix_membership_entity", "membership", ["entity"])
    op.create_table(
        "rated",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("index", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("valid_from", sa.String(), nullable=False),
        sa.Column("valid_to", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["index"], ["index.public_id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_rated_dataset", "rated", ["dataset"])
    op.create_table(
        "break",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("note_vi", sa.String(), nullable=False),
        sa.Column("note_en", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("entity", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["document.public_id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_break_dataset", "break", ["dataset"])
    op.create_table(
        "document_citation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("cites", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["cites"], ["document.public_id"]),
        sa.ForeignKeyConstraint(["document"], ["document.public_id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_document_citation_cites", "document_citation", ["cites"])
    op.create_index("ix_document_citation_dataset", "document_citation", ["dataset"])
    op.create_index("ix_document_citation_document", "document_citation", ["document"])
    op.create_table(
        "edition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.Column("index", sa.String(), nullable=False),
        sa.Column("name_vi", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("valid_from", sa.String(), nullable=False),
        sa.Column("valid_to", sa.String(), nullable=True),
        sa.Column("province", sa.String(), nullable=True),
        sa.Column("document", sa.String(), nullable=True),
        sa.Column("note_vi", sa.String(), nullable=True),
        sa.Column("note_en", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["document.public_id"]),
        sa.ForeignKeyConstraint(["index"], ["index.public_id"]),
        sa.ForeignKeyConstraint(["province"], ["entity.public_id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("public_id"),
    )
    op.create_index("ix_edition_dataset", "edition", ["dataset"])
    op.create_table(
        "figure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("locator", sa.String(), nullable=True),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("printed", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=True),
        sa.Column("entity", sa.String(), nullable=True),
        sa.Column("entity_as_printed", sa.String(), nullable=True),
        sa.Column("indicator", sa.String(), nullable=True),
        sa.Column("breakdown_of", sa.String(), nullable=True),
        sa.Column("implied", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.public_id"]),
        sa.ForeignKeyConstraint(["entity"], ["entity.public_id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_figure_document", "figure", ["document"])
    op.create_table(
        "source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.Column("publisher", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("tier", sa.Integer(), nullable=False),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("document", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["document.public_id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("public_id"),
    )
    op.create_index("ix_source_dataset", "source", ["dataset"])
    op.create_table(
        "succession",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("predecessor", sa.String(), nullable=False),
        sa.Column("successor", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["document.public_id"]),
        sa.ForeignKeyConstraint(["predecessor"], ["entity.public_id"]),
        sa.ForeignKeyConstraint(["successor"], ["entity.public_id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_succession_dataset", "succession", ["dataset"])
    op.create_index("ix_succession_predecessor", "succession", ["predecessor"])
    op.create_index("ix_succession_successor", "succession", ["successor"])
    op.create_table(
        "target",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("locator", sa.String(), nullable=True),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("comparator", sa.String(), nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("printed", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("valid_from", sa.String(), nullable=True),
        sa.Column("by", sa.String(), nullable=True),
        sa.Column("baseline", sa.String(), nullable=True),
        sa.Column("entity", sa.String(), nullable=True),
        sa.Column("entity_as_printed", sa.String(), nullable=True),
        sa.Column("indicator", sa.String(), nullable=True),
        sa.Column("reform_area", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["document.public_id"]),
        sa.ForeignKeyConstraint(["entity"], ["entity.public_id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_target_document", "target", ["document"])
    op.create_table(
        "unplaced",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("locator", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.public_id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_unplaced_document", "unplaced", ["document"])
    op.create_table(
        "group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("of", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_vi", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("valid_from", sa.String(), nullable=False),
        sa.Column("valid_to", sa.String(), nullable=True),
        sa.Column("lower", sa.Float(), nullable=True),
        sa.Column("upper", sa.Float(), nullable=True),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["edition"], ["edition.public_id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_group_dataset", "group", ["dataset"])
    op.create_table(
        "indicator",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.Column("index", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_vi", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.String(), nullable=False),
        sa.Column("valid_to", sa.String(), nullable=True),
        sa.Column("edition", sa.String(), nullable=True),
        sa.Column("tree", sa.String(), nullable=False),
        sa.Column("parent", sa.String(), nullable=True),
        sa.Column("minimum", sa.Float(), nullable=True),
        sa.Column("maximum", sa.Float(), nullable=True),
        sa.Column("weight", sa.Float(), nullable=True),
        sa.Column("higher_is_better", sa.Boolean(), nullable=False),
        sa.Column("reform_area", sa.String(), nullable=True),
        sa.Column("definition_vi", sa.String(), nullable=True),
        sa.Column("definition_en", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["edition"], ["edition.public_id"]),
        sa.ForeignKeyConstraint(["index"], ["index.public_id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("public_id"),
    )
    op.create_index("ix_indicator_code", "indicator", ["code"])
    op.create_index("ix_indicator_dataset", "indicator", ["dataset"])
    op.create_table(
        "withdrawal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["source.id"]),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_withdrawal_source_id", "withdrawal", ["source_id"])
    op.create_table(
        "chain",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dataset", sa.String(), nullable=False),
        sa.Column("predecessor", sa.String(), nullable=False),
        sa.Column("successor", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["predecessor"], ["indicator.public_id"]),
        sa.ForeignKeyConstraint(["successor"], ["indicator.public_id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_chain_dataset", "chain", ["dataset"])
    op.create_table(
        "observation",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.Integer(), nullable=False),
        sa.Column("entity_id", sa.Integer(), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("precedence", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.SmallInteger(), nullable=False),
        sa.Column("missing_reason", sa.SmallInteger(), nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("printed", sa.String(), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("rank_of", sa.Integer(), nullable=True),
        sa.Column("group", sa.String(), nullable=True),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("standard_error", sa.Float(), nullable=True),
        sa.Column("respondents", sa.Integer(), nullable=True),
        sa.Column("cumulative", sa.Boolean(), nullable=False),
        sa.Column("entity_as_printed", sa.String(), nullable=False),
        sa.Column("locator", sa.String(), nullable=True),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("notes", sa.String(), nullable=False),
        sa.Column("preferred", sa.String(), nullable=True),
        sa.Column("block", sa.String(), server_default=sa.text("''"), nullable=False),
        sa.Column("doubtful", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.id"]),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicator.id"]),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "observation_cell",
        "observation",
        [
            "indicator_id",
            "period",
            "entity_id",
            "reading",
            "precedence",
            "since",
            "until",
            "status",
            "missing_reason",
            "value",
            "rank",
            "rank_of",
            "group",
            "block",
            "doubtful",
            "standard_error",
            "low",
            "high",
        ],
    )
    op.create_index(
        "observation_closed",
        "observation",
        ["until"],
        sqlite_where=sa.text("until < 9223372036854775807"),
        postgresql_where=sa.text("until < 9223372036854775807"),
    )
    op.create_index(
        "observation_live",
        "observation",
        ["indicator_id", "period", "entity_id", "reading", "source_id"],
        unique=True,
        sqlite_where=sa.text("until = 9223372036854775807"),
        postgresql_where=sa.text("until = 9223372036854775807"),
    )
    op.create_index("observation_place", "observation", ["entity_id", "indicator_id", "period"])
    op.create_index("observation_since", "observation", ["since"])
    op.create_table(
        "touched",
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicator.id"]),
        sa.PrimaryKeyConstraint("indicator_id", "version"),
    )
