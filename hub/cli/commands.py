"""The commands that bring figures in, take them back, list them and serve them."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
import uvicorn
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from hub import blank, catalogue, database, datasets, intake, migration, moments, release, report, template
from hub.cli.console import SETTINGS, SPOKEN, err, out, reading, say
from hub.errors import BadInput, BadUse, Fault
from hub.language import Text
from hub.period import parse
from hub.release import Manner, Outcome
from hub.terms import EntityKind
from hub.undo import undo as undo_release

app = typer.Typer()

What = Annotated[list[str] | None, typer.Argument(help=say(
    "Tên bộ dữ liệu, tệp hoặc thư mục; để trống là mọi dữ liệu trong seeds.",
    "A dataset's name, a file or a folder; nothing means all seeds."))]
Named = Annotated[str | None, typer.Option("--dataset", metavar=say("TÊN", "NAME"), help=say(
    "Bộ dữ liệu mà các tệp thuộc về.", "The dataset whose loader reads the files."))]
DryRun = Annotated[bool, typer.Option("--dry-run", help=say(
    "Chỉ xem trước, không ghi.", "Show the difference, write nothing."))]
KeepGood = Annotated[bool, typer.Option("--keep-good", help=say(
    "Nhập phần đúng dù có ô bị từ chối.", "Import what is right although cells were rejected."))]
Accept = Annotated[str | None, typer.Option("--accept", metavar=say("LÝ_DO", "REASON"), help=say(
    "Lý do bỏ qua một điều kiện của bộ dữ liệu.", "The reason to pass an assertion."))]
Files = Annotated[list[Path], typer.Argument(exists=True, dir_okay=False, help=say(
    "Văn bản .txt, .docx hoặc .pdf.", "Documents: .txt, .docx or .pdf."))]
Number = Annotated[int, typer.Argument(metavar=say("ĐỢT", "RELEASE"), help=say(
    "Số của đợt cập nhật.", "The number of the release."))]
Family = Annotated[str, typer.Argument(metavar=say("BỘ_CHỈ_SỐ", "FAMILY"), help=say(
    "Bộ chỉ số, như PAPI hoặc par_index.", "The index, such as PAPI or par_index."))]
OutFile = Annotated[Path | None, typer.Argument(metavar=say("TỆP.xlsx", "FILE.xlsx"), help=say(
    "Tệp sẽ ghi; để trống thì đặt tên theo bộ chỉ số, tỉnh và kỳ.",
    "The file to write; by default its name says family, province, period."))]
OfPeriod = Annotated[str, typer.Option("--period", metavar=say("KỲ", "PERIOD"), help=say(
    "Kỳ số liệu, như 2024, 2025-S1, 2025-Q2, 2026-10.", "The period, such as 2024, 2025-S1, 2025-Q2, 2026-10."))]
OfProvince = Annotated[str | None, typer.Option("--province", metavar=say("TỈNH", "PROVINCE"), help=say(
    "Chỉ tỉnh này, hoặc các đơn vị của tỉnh này.", "This province only, or the units of this province."))]
OfKind = Annotated[EntityKind | None, typer.Option("--kind", case_sensitive=False, help=say(
    "Loại đơn vị, nếu khác loại của bộ chỉ số.", "The kind of units, where it is not the index's own."))]
ToLevel = Annotated[int | None, typer.Option("--level", min=0, metavar=say("CẤP", "LEVEL"), help=say(
    "Chỉ lấy chỉ số đến cấp này; 0 là chỉ tổng.", "Only indicators down to this level; 0 is the total alone."))]
More = Annotated[list[str] | None, typer.Option("--indicator", metavar=say("MÃ", "CODE"), help=say(
    "Thêm một chỉ số ngoài các thành phần của tổng.", "One more indicator, beside the components of the total."))]
Overwrite = Annotated[bool, typer.Option("--overwrite", help=say(
    "Ghi đè tệp đã có.", "Replace the file that is there."))]


@app.command(help=say("Tạo hoặc nâng cấp cơ sở dữ liệu, nhập seeds đã đổi, rồi phục vụ.",
                      "Create or upgrade the database, import seeds that changed, serve."))
def up() -> None:
    """Everything from an empty folder to a running hub."""
    with _writing() as engine:
        for dataset in datasets.every(SETTINGS.seeds).values():
            if intake.is_new(engine, dataset):
                _take(engine, dataset, None, Manner())
    serve()


@app.command("import", help=say("Nhập dữ liệu; mỗi tệp hoặc thư mục là một đợt cập nhật.", "Import; each file or folder is one release."))
def import_(what: What = None, dataset: Named = None, dry_run: DryRun = False, keep_good: KeepGood = False, accept: Accept = None) -> None:
    """Import datasets, files or folders."""
    with _looking() if dry_run else _writing() as engine:
        for one, files in _wanted(what, dataset):
            _take(engine, one, files, Manner(dry_run=dry_run, keep_good=keep_good, accept=accept))


@app.command(help=say("Cho biết một tệp sẽ thay đổi những gì; không ghi.", "Show what a file would change; write nothing."))
def diff(what: What = None, dataset: Named = None) -> None:
    """The difference between files and what stands."""
    with _looking() as engine:
        now = _catalogue(engine)
        for one, files in _wanted(what, dataset):
            for outcome in _take(engine, one, files, Manner(dry_run=True, keep_good=True, accept="diff")):
                for line in report.changes(outcome, now, SPOKEN):
                    out.print(f"  {line}", markup=False)


@app.command(help=say("Cho biết sẽ đọc được gì từ văn bản, từng dòng; không ghi.",
                      "Show what would be taken from documents, line by line; write nothing."))
def read(files: Files) -> None:
    """What the reader of documents finds."""
    found = list(intake.read(datasets.named(SETTINGS.seeds, "documents"), files))
    if faults := [row for row in found if isinstance(row, Fault)]:
        raise BadInput(faults)
    for line in filter(None, (report.taken(row, SPOKEN) for row in found)):
        out.print(line, markup=False)


@app.command(help=say("Hoàn tác một đợt cập nhật.", "Undo a release."))
def undo(number: Number) -> None:
    """Take back a release as a new one."""
    with _writing() as engine:
        _print(undo_release(engine, number))


@app.command(help=say("Liệt kê các đợt cập nhật, mới nhất trước.", "List the releases, the newest first."))
def releases() -> None:
    """Every release."""
    headers = [say("Đợt", "Release"), say("Phiên bản", "Version"), say("Bộ dữ liệu", "Dataset"), say("Lúc", "At"),
               say("Người nhập", "By"), say("Tệp", "File"), say("Trạng thái", "State"),
               *(report.WORDS[word].within(SPOKEN) for word in release.COUNTED)]
    with reading() as engine:
        _tabulate(headers, [(one.id, one.version, one.dataset, moments.written(one.published_at)[:19], one.imported_by, one.file, one.state,
                             *(getattr(one, word) for word in release.COUNTED)) for one in reversed(_catalogue(engine).releases)])


@app.command("template", help=say("Lập mẫu nhập số liệu (.xlsx) để cơ quan, đơn vị điền rồi nhập lại bằng hub import.",
                                  "Make a workbook that an office fills in; hub import takes it back."))
def template_(family: Family, period: OfPeriod, file: OutFile = None, province: OfProvince = None, kind: OfKind = None,
              level: ToLevel = None, indicator: More = None, overwrite: Overwrite = False) -> None:
    """A template of a family for a period."""
    with reading() as engine:
        now = _catalogue(engine)
    asked = template.template(now, family, parse(period), province, kind, level, indicator or ())
    path = file or Path(template.file_name(now, asked))
    path = path / template.file_name(now, asked) if path.is_dir() else path
    _keep(path, blank.workbook(asked), overwrite)
    units, columns = len(asked.units), sum(column.field == "value" for column in asked.columns)
    out.print(say(f"{path}: {units} đơn vị, {columns} chỉ số; điền xong thì chạy hub import {path}",
                  f"{path}: {units} units, {columns} indicators; once filled in, run hub import {path}"), markup=False)


@app.command(help=say("Phục vụ qua HTTP.", "Serve over HTTP."))
def serve() -> None:
    """Answer questions."""
    with reading() as engine:
        if not migration.is_current(engine):
            raise BadUse(Text("cơ sở dữ liệu chưa ở dạng mới nhất; hãy chạy hub up", "the database is not in its newest form; run hub up"))
    address = f"http://{SETTINGS.host}:{SETTINGS.port}/graphql"
    out.print(say(f"Mở {address}", f"Open {address}"))
    uvicorn.run("hub.web.app:running", factory=True, host=SETTINGS.host, port=SETTINGS.port, workers=SETTINGS.workers, log_level="warning")


@app.command(help=say("In lược đồ GraphQL.", "Print the GraphQL schema."))
def schema() -> None:
    """The schema in the language of the settings."""
    from schema.described import schema as described
    sys.stdout.write(described(SPOKEN).as_str() + "\n")


def _keep(path: Path, content: bytes, overwrite: bool) -> None:
    """Write a new workbook; one that is there may hold an office's figures, so it is only replaced on demand."""
    if path.suffix.lower() != ".xlsx":
        raise BadUse(Text(f"{path}: tên tệp cần đuôi .xlsx", f"{path}: the file's name wants the ending .xlsx"))
    try:
        with path.open("wb" if overwrite else "xb") as file:
            file.write(content)
    except FileExistsError:
        raise BadUse(Text(f"đã có {path}, có thể đã điền số liệu; chọn tên khác hoặc thêm --overwrite",
                          f"{path} is there and may be filled in; choose another name or add --overwrite")) from None
    except OSError as error:
        raise BadUse(Text(f"không ghi được {path}: {error.strerror}", f"{path} cannot be written: {error.strerror}")) from None


def _wanted(what: list[str] | None, name: str | None) -> Iterator[tuple[datasets.Dataset, list[Path] | None]]:
    """Each dataset that is meant, with its files; None stands for its own seeds."""
    known = datasets.every(SETTINGS.seeds)
    for one in what or ([name] if name else known):
        yield (known[one], None) if one in known and name in (None, one) else intake.wanted(SETTINGS.seeds, Path(one), name)


def _take(engine: database.Engine, dataset: datasets.Dataset, files: list[Path] | None, manner: Manner) -> list[Outcome]:
    with _progress(dataset.name) as progress:
        outcomes = intake.take(engine, SETTINGS.seeds, dataset, files, replace(manner, progress=progress))
    for outcome in outcomes:
        _print(outcome)
    return outcomes


def _print(outcome: Outcome) -> None:
    for line in report.lines(outcome, SPOKEN):
        out.print(line, markup=False)


@contextmanager
def _progress(name: str) -> Iterator[Callable[[int], None]]:
    """A bar for people; nothing for logs, which get the lines of the report."""
    with Progress(TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed:,}"), TimeElapsedColumn(), console=err,
                  transient=True, disable=not err.is_terminal) as bars:
        task = bars.add_task(name, total=None)
        yield lambda count: bars.update(task, completed=count)


def _tabulate(headers: Sequence[str], lines: Iterable[Sequence[object]]) -> None:
    """A table for people; lines parted by tabs for everything else."""
    if not out.is_terminal:
        # Rich would turn the tabs into blanks.
        sys.stdout.writelines("\t".join(map(str, line)) + "\n" for line in (headers, *lines))
        return
    table = Table(*headers, box=None, pad_edge=False)
    for line in lines:
        table.add_row(*map(str, line))
    out.print(table)


@contextmanager
def _writing() -> Iterator[database.Engine]:
    with database.closing(database.writing(SETTINGS.database_url, SETTINGS.wait_seconds)) as engine:
        migration.upgrade(engine)
        yield engine


@contextmanager
def _looking() -> Iterator[database.Engine]:
    """An engine for a dry run: a database that is not there yet is only made in memory."""
    there = database.exists(SETTINGS.database_url)
    with database.closing(database.writing(SETTINGS.database_url if there else "sqlite://", SETTINGS.wait_seconds)) as engine:
        if not there:
            migration.upgrade(engine)
        yield engine


def _catalogue(engine: database.Engine) -> catalogue.Catalogue:
    with engine.connect() as connection:
        return catalogue.load(connection)
