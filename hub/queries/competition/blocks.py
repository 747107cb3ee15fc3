"""Blocks: the groups of units that a source ranks separately."""

from collections.abc import Mapping, Sequence

from hub.catalogue import Entity
from hub.panels.panel import Cell
from hub.words.errors import UnknownName
from hub.words.language import Text
from hub.words.lookup import Lookup
from hub.words.names import key, plain

BLOCK = Text("khối", "block")


def in_block(
    entities: Sequence[Entity], cells: Mapping[int, Cell], block: str
) -> tuple[Entity, ...]:
    """Those whose figures stand in a block, however its own name is spelled."""
    block_key = spelling(block)
    return tuple(
        entity
        for entity in entities
        if spelling(cells[entity.id].mark.block if entity.id in cells else "") == block_key
    )


def block_named(entities: Sequence[Entity], cells: Mapping[int, Cell], text: str) -> str | None:
    """The block of these units that a name, or its beginning, means; None where there is none.

    UnknownName where it means several.
    """
    printed = {cells[entity.id].mark.block for entity in entities if entity.id in cells} - {""}
    blocks = {spelling(block): block for block in sorted(printed)}
    meant = Lookup((block, (block,)) for block in blocks.values()).means(text)
    if len(meant) > 1:
        raise UnknownName(BLOCK, text, meant, several=True)
    return meant[0] if meant else None


def ranked_together(
    entities: Sequence[Entity], cells: Mapping[int, Cell]
) -> tuple[tuple[Entity, ...], Text | None]:
    """Those that a source ranks together where a question names no block.

    They are the units outside any block, or those of the only block; where there are several and
    nobody stands outside them, everyone, with the reason why they are not ranked together.
    """
    blocks = {entity.id: cells[entity.id].mark.block for entity in entities if entity.id in cells}
    names = sorted(set(blocks.values()) - {""})
    if not names:
        return tuple(entities), None
    if len(names) > 1 and "" not in blocks.values():
        return tuple(entities), _several(names)
    block = min(blocks.values())  # outside any block before the only one
    return tuple(e for e in entities if blocks.get(e.id, names[0]) == block), None


def spelling(block: str) -> str:
    """A block's name as it is compared."""
    return plain(key(block))


def _several(names: Sequence[str]) -> Text:
    choice = "; ".join(f"“{name}”" for name in names)
    return Text(
        f"nguồn xếp hạng riêng từng khối, cần among.block là một trong {choice}",
        f"the source ranks each block apart: among.block is wanted, one of {choice}",
    )
