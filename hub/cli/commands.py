"""The commands that bring figures in, take them back, list them and serve them."""

import shlex
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import orjson
import typer
import uvicorn
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from hub import catalogue, intake
from hub.cli import changes, listing, report
from hub.cli.acceptance import acceptance
from hub.cli.console import SETTINGS, SPOKEN, complain, err, out, reading, say, tell
from hub.dataset import datasets
from hub.dataset.options import Options
from hub.dataset.rows import Row, WithdrawalRow
from hub.importing.release import Manner, Outcome
from hub.intake import selection
from hub.intake.selection import Parcel, selected
from hub.store import database, migration
from hub.template import sheets
from hub.words.errors import BadInput, BadUse, Fault, Unwritten, UserError, system
from hub.words.language import Text
from hub.words.period import parse
from hub.words.terms import EntityKind, SourceTier, WithdrawalKind

_WRITTEN, _UNCHANGED, _NOT_WRITTEN = (
    Text("đã ghi", "written"),
    Text("không có gì thay đổi", "unchanged"),
    Text("chưa ghi", "not written"),
)
LEFT_OUT = 6  # exit code: done, but cells were left out
Tiers = StrEnum("Tiers", list(SourceTier.__members__))

app = typer.Typer()

What = Annotated[
    list[str] | None,
    typer.Argument(
        help=say(
            "Tên bộ dữ liệu, tệp hoặc thư mục; để trống là mọi dữ liệu trong seeds.",
            "A dataset's name, a file or a folder; nothing means all seeds.",
        )
    ),
]
Named = Annotated[
    str | None,
    typer.Option(
        "--dataset",
        metavar=say("TÊN", "NAME"),
        help=say("Bộ dữ liệu mà các tệp thuộc về.", "The dataset whose loader reads the files."),
    ),
]
DryRun = Annotated[
    bool,
    typer.Option(
        "--dry-run", help=say("Chỉ xem trước, không ghi.", "Show the difference, write nothing.")
    ),
]
KeepGood = Annotated[
    bool,
    typer.Option(
        "--keep-good",
        help=say(
            "Nhập phần đúng dù có ô bị từ chối.",
            "Import what is right although cells were rejected.",
        ),
    ),
]
Accept = Annotated[
    str | None,
    typer.Option(
        "--accept",
        metavar=say("[SỐ,SỐ…] LÝ_DO", "[N,N…] REASON"),
        help=say(
            "Lý do chấp nhận các điểm nghi vấn; có số ở đầu thì chỉ những điểm đó.",
            "The reason to pass suspicions; with numbers before it only those.",
        ),
    ),
]
Each = Annotated[
    bool,
    typer.Option(
        "--each",
        help=say("Mỗi tệp được xét và ghi riêng.", "Every file is decided and written by itself."),
    ),
]
Whole = Annotated[
    bool,
    typer.Option(
        "--whole",
        help=say(
            "Tệp là toàn bộ bảng: số liệu không có trong tệp sẽ thôi hiệu lực, sau khi xác nhận"
            " bằng --accept.",
            "The file is the whole table: figures that it does not hold go, once confirmed with"
            " --accept.",
        ),
    ),
]
Replaces = Annotated[
    list[str] | None,
    typer.Option(
        "--replaces",
        metavar=say("NGUỒN", "SOURCE"),
        help=say(
            "Văn bản của tệp thay thế nguồn này (mã, số hoặc tên); mọi số liệu của nguồn cũ hết"
            " hiệu lực.",
            "The file's document replaces this source (id, number or title); all that it said"
            " ends.",
        ),
    ),
]
Annuls = Annotated[
    list[str] | None,
    typer.Option(
        "--annuls",
        metavar=say("NGUỒN", "SOURCE"),
        help=say(
            "Văn bản của tệp bãi bỏ, thu hồi nguồn này; mọi số liệu của nguồn đó hết hiệu lực.",
            "The file's document annuls this source; all that it said ends.",
        ),
    ),
]
Partial = Annotated[
    bool,
    typer.Option(
        "--partial",
        help=say("Bảng chỉ có một phần các đơn vị.", "The table holds only some of the units."),
    ),
]
Tier = Annotated[
    Tiers | None,
    typer.Option(
        "--tier",
        case_sensitive=False,
        help=say(
            "Loại nguồn của tệp: OFFICIAL, PRESS hoặc COPY.",
            "How near the file's source is to the publisher.",
        ),
    ),
]
All = Annotated[
    bool,
    typer.Option(
        "--all",
        help=say("Liệt kê mọi thay đổi, không cộng gộp.", "List every change, without sums."),
    ),
]
Json = Annotated[
    bool, typer.Option("--json", help=say("In kết quả dạng JSON.", "Print the result as JSON."))
]
Yes = Annotated[bool, typer.Option("--yes", help=say("Không hỏi lại.", "Do not ask."))]
Why = Annotated[
    bool,
    typer.Option(
        "--why",
        help=say(
            "Sau mỗi dòng, cho biết quy tắc nào đã quyết định, kể cả khi không nhận.",
            "Behind each line, name the rules that decided it, also where it was refused.",
        ),
    ),
]
Files = Annotated[
    list[str],
    typer.Argument(
        help=say(
            "Văn bản .txt, .docx hoặc .pdf, hoặc thư mục có văn bản.",
            "Documents: .txt, .docx or .pdf, or folders of them.",
        )
    ),
]
Number = Annotated[
    int,
    typer.Argument(
        metavar=say("ĐỢT", "RELEASE"),
        help=say("Số của đợt cập nhật.", "The number of the release."),
    ),
]
Family = Annotated[
    str,
    typer.Argument(
        metavar=say("BỘ_CHỈ_SỐ", "FAMILY"),
        help=say("Bộ chỉ số, như PAPI hoặc par_index.", "The index, such as PAPI or par_index."),
    ),
]
OutFile = Annotated[
    Path | None,
    typer.Argument(
        metavar=say("TỆP.xlsx", "FILE.xlsx"),
        help=say(
            "Tệp sẽ ghi; để trống thì đặt tên theo bộ chỉ số, tỉnh và kỳ.",
            "The file to write; by default its name says family, province, period.",
        ),
    ),
]
OfPeriod = Annotated[
    str,
    typer.Option(
        "--period",
        metavar=say("KỲ", "PERIOD"),
        help=say(
            "Kỳ số liệu, như 2024, 2025-S1, 2025-Q2, 2026-10.",
            "The period, such as 2024, 2025-S1, 2025-Q2, 2026-10.",
        ),
    ),
]
OfProvince = Annotated[
    str | None,
    typer.Option(
        "--province",
        metavar=say("TỈNH", "PROVINCE"),
        help=say(
            "Chỉ tỉnh này, hoặc các đơn vị của tỉnh này.",
            "This province only, or the units of this province.",
        ),
    ),
]
OfKind = Annotated[
    EntityKind | None,
    typer.Option(
        "--kind",
        case_sensitive=False,
        help=say(
            "Loại đơn vị, nếu khác loại của bộ chỉ số.",
            "The kind of units, where it is not the index's own.",
        ),
    ),
]
ToLevel = Annotated[
    int | None,
    typer.Option(
        "--level",
        min=0,
        metavar=say("CẤP", "LEVEL"),
        help=say(
            "Chỉ lấy chỉ số đến cấp này; 0 là chỉ tổng.",
            "Only indicators down to this level; 0 is the total alone.",
        ),
    ),
]
More = Annotated[
    list[str] | None,
    typer.Option(
        "--indicator",
        metavar=say("MÃ", "CODE"),
        help=say(
            "Thêm một chỉ số ngoài các thành phần của tổng.",
            "One more indicator, beside the components of the total.",
        ),
    ),
]
Overwrite = Annotated[
    bool,
    typer.Option("--overwrite", help=say("Ghi đè tệp đã có.", "Replace the file that is there.")),
]


@app.command(
    help=say(
        "Tạo hoặc nâng cấp cơ sở dữ liệu, nhập seeds đã đổi, rồi phục vụ.",
        "Create or upgrade the database, import seeds that changed, serve.",
    )
)
def up() -> None:
    """Everything from an empty folder to a running hub."""
    with _writing() as engine:
        new = [
            dataset
            for dataset in datasets.every(SETTINGS.seeds).values()
            if intake.is_new(engine, dataset)
        ]
        _carry_out(engine, [[Parcel(dataset)] for dataset in new], Manner())
    serve()


@app.command(
    "import",
    help=say(
        "Nhập dữ liệu; các tệp của một lệnh được nhập cả hoặc không tệp nào.",
        "Import; of the files of a command all or none are taken.",
    ),
)
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
    all_: All = False,
    json: Json = False,
) -> None:
    """Import datasets, files or folders."""
    reason, numbers = acceptance(accept)
    withdrawals = (
        *(
            WithdrawalRow("--replaces", source, WithdrawalKind.REPLACED)
            for source in replaces or ()
        ),
        *(WithdrawalRow("--annuls", source, WithdrawalKind.ANNULLED) for source in annuls or ()),
    )
    options = Options(partial, None if tier is None else SourceTier[tier.value])
    manner = Manner(
        keep_good=keep_good,
        accept=reason,
        numbers=numbers,
        whole=whole,
        withdrawals=withdrawals,
        options=options,
    )
    if (whole or withdrawals) and not what:
        raise BadUse(
            Text(
                "--whole, --replaces và --annuls cần một tệp",
                "--whole, --replaces and --annuls want a file",
            )
        )
    if numbers and (each or not what):
        raise BadUse(
            Text(
                "số của điểm nghi vấn là của từng quyết định; hãy nhập từng tệp, từng bộ dữ liệu",
                "suspicions are numbered within a decision; import file by file, dataset by"
                " dataset",
            )
        )
    if dry_run:
        _look(what, dataset, manner, all_, json)
        return
    with (
        _writing() as engine,
        _as_data(what, json),
        selected(SETTINGS.seeds, what or (), dataset) as parcels,
    ):
        decisions = (
            [[parcel] for parcel in selection.each(parcels)] if each or not what else [parcels]
        )
        codes = _carry_out(engine, decisions, manner, json)
    if codes:
        raise typer.Exit(min(codes))


@app.command(
    help=say(
        "Cho biết một tệp sẽ thay đổi những gì; không ghi.",
        "Show what a file would change; write nothing.",
    )
)
def diff(
    what: What = None,
    dataset: Named = None,
    whole: Whole = False,
    partial: Partial = False,
    tier: Tier = None,
    all_: All = False,
    json: Json = False,
) -> None:
    """The difference between files and what stands."""
    options = Options(partial, None if tier is None else SourceTier[tier.value])
    _look(what, dataset, Manner(whole=whole, options=options), all_, json)


@app.command(
    help=say(
        "Cho biết sẽ đọc được gì từ văn bản, từng dòng; không ghi.",
        "Show what would be taken from documents, line by line; write nothing.",
    )
)
def read(files: Files, why: Why = False) -> None:
    """What the reader of documents finds."""
    with selected(SETTINGS.seeds, files, selection.DOCUMENTS) as parcels:
        found = [row for parcel in parcels for row in _read(parcel, why)]
    if faults := [row for row in found if isinstance(row, Fault)]:
        raise BadInput(faults)
    for line in report.read(found, SPOKEN):
        out.print(line, markup=False)


@app.command(
    help=say(
        "Hoàn tác một đợt cập nhật: cho xem trước, hỏi, rồi mới ghi.",
        "Undo a release: show what that does, ask, then write.",
    )
)
def undo(number: Number, yes: Yes = False, all_: All = False, json: Json = False) -> None:
    """Take back a release as a new one."""
    with _writing() as engine:
        outcome, now = intake.look_at_undo(engine, number)
        if yes and not json:
            _print_changes(outcome, now, all_)
        else:
            _show([outcome], now, all_, json)
        if not yes:
            _ask(number)
        outcome = intake.take_back(engine, number)
        if not json:
            _print([outcome])


@app.command(
    help=say("Liệt kê các đợt cập nhật, mới nhất trước.", "List the releases, the newest first.")
)
def releases() -> None:
    """Every release."""
    with reading() as engine:
        for line in listing.lines(_catalogue(engine).releases, SPOKEN):
            tell(line)


@app.command(
    "template",
    help=say(
        "Lập mẫu nhập số liệu (.xlsx) để cơ quan, đơn vị điền rồi nhập lại bằng hub import.",
        "Make a workbook that an office fills in; hub import takes it back.",
    ),
)
def template_(
    family: Family,
    period: OfPeriod,
    file: OutFile = None,
    province: OfProvince = None,
    kind: OfKind = None,
    level: ToLevel = None,
    indicator: More = None,
    overwrite: Overwrite = False,
) -> None:
    """A template of a family for a period."""
    with reading() as engine:
        now = _catalogue(engine)
    asked = family.template(now, family, parse(period), province, kind, level, indicator or ())
    path = file or Path(family.file_name(now, asked))
    path = path / family.file_name(now, asked) if path.is_dir() else path
    _keep(path, sheets.workbook(asked), overwrite)
    units, columns = len(asked.units), sum(column.field == "value" for column in asked.columns)
    command = f"hub import {shlex.quote(str(path))}"
    out.print(
        say(
            f"{path}: {units} đơn vị, {columns} chỉ số; điền xong thì chạy {command}",
            f"{path}: {units} units, {columns} indicators; once filled in, run {command}",
        ),
        markup=False,
    )


@app.command(help=say("Phục vụ qua HTTP.", "Serve over HTTP."))
def serve() -> None:
    """Answer questions."""
    with reading() as engine:
        if not migration.is_current(engine):
            raise BadUse(
                Text(
                    "cơ sở dữ liệu chưa ở dạng mới nhất; hãy chạy hub up",
                    "the database is not in its newest form; run hub up",
                )
            )
    address = f"http://{SETTINGS.host}:{SETTINGS.port}/graphql"
    out.print(say(f"Mở {address}", f"Open {address}"))
    uvicorn.run(
        "hub.web.app:running",
        factory=True,
        host=SETTINGS.host,
        port=SETTINGS.port,
        workers=SETTINGS.workers,
        log_level="warning",
    )


@app.command(help=say("In lược đồ GraphQL.", "Print the GraphQL schema."))
def schema() -> None:
    """The schema in the language of the settings."""
    from schema.descriptions import schema as described

    sys.stdout.write(described(SPOKEN).as_str() + "\n")


def _read(parcel: Parcel, why: bool) -> Iterator[Row]:
    yield from intake.read(parcel, Manner(options=Options(why=why)))
    yield from parcel.left_out


def _look(
    what: list[str] | None, dataset: str | None, manner: Manner, whole: bool, json: bool
) -> None:
    """What an import would do; exit code 3 where the files have faults."""
    with (
        _looking() as engine,
        _as_data(what, json),
        selected(SETTINGS.seeds, what or (), dataset) as parcels,
    ):
        outcomes, now = intake.look(engine, SETTINGS.seeds, parcels, manner)
    _show(outcomes, now, whole, json)
    open_ = [
        number
        for numbered in intake.suspicions(outcomes)
        for number, _ in numbered
        if not manner.accepts(number)
    ]
    if open_ and not json:
        count = len(open_)
        tell(
            say(
                f"khi nhập, lệnh sẽ dừng cho tới khi {count} điểm nghi vấn trên được chấp nhận:"
                ' --accept "LÝ DO"',
                f"an import would stop until the suspicions above ({count}) are accepted: --accept"
                ' "REASON"',
            )
        )
    if any(outcome.faults for outcome in outcomes):
        raise typer.Exit(BadInput.exit_code)


def _carry_out(
    engine: database.Engine,
    decisions: Sequence[Sequence[Parcel]],
    manner: Manner,
    json: bool = False,
) -> list[int]:
    """Import decision by decision, so that what one refuses does not hold up the others; the
    exit codes of what went wrong.
    """
    codes: list[int] = []
    taken: list[list[Outcome]] = []
    refused: list[dict] = []
    done: dict[Text, list[str]] = {}
    for parcels in decisions:
        names = ", ".join(name for parcel in parcels for name in parcel.names)
        try:
            outcomes = _take(engine, parcels, manner)
        except UserError as error:
            told = error.of(names) if len(decisions) > 1 and isinstance(error, Unwritten) else error
            complain(told)
            codes.append(error.exit_code)
            refused.append(
                changes.refusal(
                    told, names, SPOKEN, [one for parcel in parcels for one in parcel.left_out]
                )
            )
            done.setdefault(_NOT_WRITTEN, []).append(names)
        else:
            codes += [LEFT_OUT] * any(outcome.counts["rejected"] for outcome in outcomes)
            taken.append(outcomes)
            done.setdefault(
                _WRITTEN if any(outcome.version for outcome in outcomes) else _UNCHANGED, []
            ).append(names)
            if not json:
                _print(outcomes)
    if json:
        _print_data(taken, _catalogue(engine), refused)
    if refused and len(decisions) > 1:
        for what in (_WRITTEN, _UNCHANGED, _NOT_WRITTEN):
            if names := done.get(what):
                tell(f"{what.within(SPOKEN)}: {'; '.join(names)}", err)
    return codes


@contextmanager
def _as_data(what: list[str] | None, json: bool) -> Iterator[None]:
    """What is refused before anything was decided, in the one JSON document too."""
    try:
        yield
    except UserError as error:
        if json:
            _dump([], [changes.refusal(error, ", ".join(what or ()), SPOKEN)])
        raise


def _ask(number: int) -> None:
    """Go on only where a person says so."""
    if not sys.stdin.isatty():
        raise BadUse(
            Text(
                f"hoàn tác đợt {number} cần được xác nhận; chạy lại với --yes",
                f"undoing release {number} wants to be confirmed; run it again with --yes",
            )
        )
    if not typer.confirm(say(f"Hoàn tác đợt {number}?", f"Undo release {number}?")):
        raise typer.Exit(2)


def _keep(path: Path, content: bytes, overwrite: bool) -> None:
    """Write a new workbook; one that is there may hold an office's figures, so it is only
    replaced on demand.
    """
    if path.suffix.lower() != ".xlsx":
        raise BadUse(
            Text(
                f"{path}: tên tệp cần đuôi .xlsx", f"{path}: the file's name wants the ending .xlsx"
            )
        )
    try:
        with path.open("wb" if overwrite else "xb") as file:
            file.write(content)
    except FileExistsError:
        raise BadUse(
            Text(
                f"đã có {path}, có thể đã điền số liệu; chọn tên khác hoặc thêm --overwrite",
                f"{path} is there and may be filled in; choose another name or add --overwrite",
            )
        ) from None
    except OSError as error:
        raise BadUse(
            Text(
                f"không ghi được {path}: {system(error).vi}",
                f"{path} cannot be written: {system(error).en}",
            )
        ) from None


def _take(engine: database.Engine, parcels: Sequence[Parcel], manner: Manner) -> list[Outcome]:
    with _progress(", ".join(dict.fromkeys(parcel.dataset.name for parcel in parcels))) as progress:
        return intake.take(engine, SETTINGS.seeds, parcels, replace(manner, progress=progress))


def _show(outcomes: Sequence[Outcome], now: catalogue.Catalogue, whole: bool, json: bool) -> None:
    """What would change, for a person or as data."""
    if json:
        _print_data([outcomes], now)
        return
    for outcome, numbered in zip(outcomes, intake.suspicions(outcomes), strict=True):
        for line in report.lines(outcome, SPOKEN, numbered):
            tell(line)
        _print_changes(outcome, now, whole)


def _print_changes(outcome: Outcome, now: catalogue.Catalogue, whole: bool) -> None:
    for line in changes.lines(outcome, now, SPOKEN, whole):
        tell(f"  {line}")


def _print_data(
    decisions: Sequence[Sequence[Outcome]], now: catalogue.Catalogue, refused: Sequence[dict] = ()
) -> None:
    """One JSON document for a command; suspicions are numbered within a decision."""
    told = [
        changes.data(outcome, now, SPOKEN, numbered)
        for outcomes in decisions
        for outcome, numbered in zip(outcomes, intake.suspicions(outcomes), strict=True)
    ]
    _dump(told, refused)


def _dump(outcomes: Sequence[dict], refused: Sequence[dict]) -> None:
    document = {"outcomes": list(outcomes), "refused": list(refused)}
    sys.stdout.write(orjson.dumps(document, option=orjson.OPT_INDENT_2).decode() + "\n")


def _print(outcomes: Sequence[Outcome]) -> None:
    for outcome, numbered in zip(outcomes, intake.suspicions(outcomes), strict=True):
        for line in report.lines(outcome, SPOKEN, numbered):
            tell(line)


@contextmanager
def _progress(name: str) -> Iterator[Callable[[int], None]]:
    """A bar for people; nothing for logs, which get the lines of the report."""
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed:,}"),
        TimeElapsedColumn(),
        console=err,
        transient=True,
        disable=not err.is_terminal,
    ) as bars:
        task = bars.add_task(name, total=None)
        yield lambda count: bars.update(task, completed=count)


@contextmanager
def _writing() -> Iterator[database.Engine]:
    with database.closing(database.writing(SETTINGS.database_url, SETTINGS.wait_seconds)) as engine:
        migration.upgrade(engine)
        yield engine


@contextmanager
def _looking() -> Iterator[database.Engine]:
    """An engine for a dry run: a database that is not there yet is only made in memory."""
    there = database.exists(SETTINGS.database_url)
    with database.closing(
        database.writing(SETTINGS.database_url if there else "sqlite://", SETTINGS.wait_seconds)
    ) as engine:
        if not there:
            migration.upgrade(engine)
        yield engine


def _catalogue(engine: database.Engine) -> catalogue.Catalogue:
    with engine.connect() as connection:
        return catalogue.load(connection)
