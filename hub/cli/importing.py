"""The commands that bring files in, or show what that would change."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import typer

from hub import intake
from hub.cli import data
from hub.cli.acceptance import acceptance
from hub.cli.arguments import (
    Accept,
    AcceptUnits,
    All,
    Annuls,
    BackTo,
    By,
    DryRun,
    Each,
    Json,
    KeepGood,
    Named,
    Overwrite,
    Partial,
    Replaces,
    Source,
    Stage,
    TableBlock,
    TableKind,
    TablePeriod,
    TableProvince,
    Tier,
    Tiers,
    ToReport,
    What,
    Whole,
)
from hub.cli.arguments import Back as BackFlag
from hub.cli.back import Back, of_error, of_outcomes
from hub.cli.console import SETTINGS, SPOKEN, say, tell
from hub.cli.engines import looking, writing
from hub.cli.outcomes import dump, show
from hub.cli.reviewed import Wish, carry_out
from hub.dataset.options import Hints, Options
from hub.dataset.rows import WithdrawalRow
from hub.importing.release import Manner, Outcome
from hub.intake import reviewing, selection
from hub.intake.selection import selected
from hub.review import writing as reports
from hub.words import dates
from hub.words.errors import BadInput, BadUse, UserError
from hub.words.language import Text
from hub.words.terms import EntityKind, SourceTier, WithdrawalKind

app = typer.Typer()

_FILE_WANTED = Text(
    "--whole, --replaces và --annuls cần một tệp",
    "--whole, --replaces and --annuls want a file",
)
_OF_FILES = Text(
    "{} cần một tệp; hãy nêu tệp trong lệnh", "{} wants a file; name it in the command"
)
_ONE_DECISION = Text(
    "số của điểm nghi vấn là của từng quyết định; hãy nhập từng tệp, từng bộ dữ liệu",
    "suspicions are numbered within a decision; import file by file, dataset by dataset",
)


@app.command("import")
def import_(
    what: What = None,
    dataset: Named = None,
    dry_run: DryRun = False,
    keep_good: KeepGood = False,
    accept: Accept = None,
    each: Each = False,
    whole: Whole = False,
    replaces: Replaces = None,
    annuls: Annuls = None,
    partial: Partial = False,
    tier: Tier = None,
    source: Source = None,
    period: TablePeriod = None,
    province: TableProvince = None,
    block: TableBlock = None,
    kind: TableKind = None,
    accept_units: AcceptUnits = False,
    stage: Stage = False,
    by: By = None,
    report: ToReport = None,
    overwrite: Overwrite = False,
    back: BackFlag = False,
    back_to: BackTo = None,
    all_: All = False,
    json: Json = False,
) -> None:
    """Import datasets, files or folders."""
    hints = _hints(period, province, block=block, kind=kind, source=source, tier=tier)
    reason, numbers = acceptance(accept)
    manner = Manner(
        keep_good=keep_good,
        accept=reason,
        numbers=numbers,
        whole=whole,
        withdrawals=_withdrawals(replaces or (), annuls or ()),
        options=Options(partial=partial, **hints._asdict()),
        accept_units=accept_units,
    )
    apart = each or not what
    _check(manner, what, apart)
    wish = Wish(stage, by, report, overwrite).checked(apart)
    marks = _marks(what, back, back_to, hints)
    if dry_run:
        _look(what, dataset, manner, whole=all_, json=json, report=report, back=marks)
        return
    with (
        writing() as engine,
        _as_data(what, json),
        _marked(marks),
        selected(SETTINGS.seeds, what or (), dataset, SETTINGS.maps) as parcels,
    ):
        decisions = selection.decisions(parcels, apart)
        codes = carry_out(engine, decisions, manner, wish, json=json, back=marks)
    _end(codes)


def _end(codes: Sequence[int]) -> None:
    """End with the gravest of what went wrong."""
    if codes:
        raise typer.Exit(min(codes))


@app.command()
def diff(
    what: What = None,
    dataset: Named = None,
    whole: Whole = False,
    partial: Partial = False,
    tier: Tier = None,
    source: Source = None,
    period: TablePeriod = None,
    province: TableProvince = None,
    block: TableBlock = None,
    kind: TableKind = None,
    accept_units: AcceptUnits = False,
    back: BackFlag = False,
    back_to: BackTo = None,
    all_: All = False,
    json: Json = False,
) -> None:
    """The difference between files and what stands."""
    hints = _hints(period, province, block=block, kind=kind, source=source, tier=tier)
    options = Options(partial=partial, **hints._asdict())
    manner = Manner(whole=whole, options=options, accept_units=accept_units)
    marks = _marks(what, back, back_to, hints)
    _look(what, dataset, manner, whole=all_, json=json, back=marks)


def _withdrawals(replaces: Sequence[str], annuls: Sequence[str]) -> tuple[WithdrawalRow, ...]:
    """The sources that the command ends."""
    return (
        *(WithdrawalRow("--replaces", source, WithdrawalKind.REPLACED) for source in replaces),
        *(WithdrawalRow("--annuls", source, WithdrawalKind.ANNULLED) for source in annuls),
    )


def _hints(
    period: str | None,
    province: str | None,
    block: str | None,
    kind: EntityKind | None,
    source: str | None,
    tier: Tiers | None,
) -> Hints:
    """What the command tells of a table; BadQuestion where its period is none."""
    return Hints(
        period=None if period is None else dates.period(period),
        province=(province or "").strip() or None,
        block=(block or "").strip(),
        kind=kind,
        source=(source or "").strip(),
        tier=None if tier is None else SourceTier[tier.name],
        maps=SETTINGS.maps,
    )


def _check(manner: Manner, what: list[str] | None, apart: bool) -> None:
    """BadUse where options do not go together."""
    if (manner.whole or manner.withdrawals) and not what:
        raise BadUse(_FILE_WANTED)
    if not what and (options := manner.options.hints.options):
        raise BadUse(Text(*(words.format(options) for words in _OF_FILES)))
    if manner.numbers and apart:
        raise BadUse(_ONE_DECISION)


def _marks(what: list[str] | None, back: bool, target: Path | None, hints: Hints) -> Back | None:
    """Who marks what is found, where that is wanted."""
    return Back(what or (), target, hints) if back or target else None


@contextmanager
def _marked(back: Back | None) -> Iterator[None]:
    """Faults by which no file is even selected are marked too."""
    try:
        yield
    except BadInput as error:
        if back:
            back.write((), of_error(error))
        raise


def _look(
    what: list[str] | None,
    dataset: str | None,
    manner: Manner,
    whole: bool,
    json: bool,
    report: Path | None = None,
    back: Back | None = None,
) -> None:
    """What an import would do; exit code 3 where the files have faults."""
    with (
        looking() as engine,
        _as_data(what, json),
        _marked(back),
        selected(SETTINGS.seeds, what or (), dataset, SETTINGS.maps) as parcels,
    ):
        if report:
            seen = reviewing.look(engine, SETTINGS.seeds, parcels, manner)
            looked_at, now = seen.outcomes, seen.catalogue
            reports.write(seen.report, report, SPOKEN)
        else:
            looked_at, now = intake.look(engine, SETTINGS.seeds, parcels, manner=manner)
        show(looked_at, now, whole, json=json)
        if back:
            back.write(parcels, of_outcomes(looked_at))
    if not json:
        _tell_open(looked_at, manner)
    if any(outcome.faults for outcome in looked_at):
        raise typer.Exit(BadInput.exit_code)


def _tell_open(looked_at: Sequence[Outcome], manner: Manner) -> None:
    """How many suspicions would stop the import, where any would."""
    count = sum(
        not manner.reason(*one) for numbered in intake.suspicions(looked_at) for one in numbered
    )
    if count:
        tell(
            say(
                f"khi nhập, lệnh sẽ dừng cho tới khi {count} điểm nghi vấn trên được chấp nhận:"
                ' --accept "LÝ DO"',
                f"an import would stop until the suspicions above ({count}) are accepted: --accept"
                ' "REASON"',
            )
        )


@contextmanager
def _as_data(what: list[str] | None, json: bool) -> Iterator[None]:
    """What is refused before anything was decided, in the one JSON document too."""
    try:
        yield
    except UserError as error:
        if json:
            dump([], [data.refusal(error, ", ".join(what or ()), SPOKEN)])
        raise
