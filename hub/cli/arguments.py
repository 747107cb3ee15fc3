"""The arguments and options of the commands, with their help texts."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from hub.cli.console import say
from hub.words.terms import EntityKind, SourceTier

NOT_ALL = 8  # the exit code of --check
Tiers = StrEnum("Tiers", list(SourceTier.__members__))

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
Source = Annotated[
    str | None,
    typer.Option(
        "--source",
        metavar=say("NGUỒN", "SOURCE"),
        help=say(
            "Văn bản nguồn của số liệu, thay cho nguồn ghi trong tệp:"
            ' "QĐ 123/QĐ-UBND ngày 12/01/2025 của UBND tỉnh …".',
            "The document that the figures are of, whatever the file says:"
            ' "QĐ 123/QĐ-UBND ngày 12/01/2025 của UBND tỉnh …".',
        ),
    ),
]
AcceptUnits = Annotated[
    bool,
    typer.Option(
        "--accept-units",
        help=say(
            "Nhận cơ quan, huyện, xã chưa có trong danh mục là đơn vị mới của tỉnh.",
            "Take offices, districts and communes that are not known as new ones of their"
            " province.",
        ),
    ),
]
Back = Annotated[
    bool,
    typer.Option(
        "--back",
        help=say(
            "Nếu có lỗi, nghi vấn, đơn vị chưa có: ghi một bản của tệp, các ô đó được đánh dấu, để"
            " sửa, trả lời rồi nhập lại.",
            "Where there are faults, suspicions or unknown units, write a copy of the file in which"
            " they are marked, to be mended, answered and imported.",
        ),
    ),
]
BackTo = Annotated[
    Path | None,
    typer.Option(
        "--back-to",
        metavar=say("TỆP.xlsx", "FILE.xlsx"),
        help=say(
            "Tệp sẽ ghi bản đánh dấu của --back; không ghi đè tệp đã có.",
            "Where the copy of --back is written; never over another file.",
        ),
    ),
]
TablePeriod = Annotated[
    str | None,
    typer.Option(
        "--period",
        metavar=say("KỲ", "PERIOD"),
        help=say(
            "Kỳ của bảng, nếu tệp không ghi: 2024, quý I/2027, 2026-10.",
            "The period of a table that does not say it: 2024, 2027-Q1, 2026-10.",
        ),
    ),
]
TableProvince = Annotated[
    str | None,
    typer.Option(
        "--province",
        metavar=say("TỈNH", "PROVINCE"),
        help=say(
            "Tỉnh của các đơn vị trong bảng, nếu tệp không ghi.",
            "The province of the units of a table that does not say it.",
        ),
    ),
]
TableBlock = Annotated[
    str | None,
    typer.Option(
        "--block",
        metavar=say("KHỐI", "BLOCK"),
        help=say(
            "Khối mà các đơn vị được xếp hạng cùng, nếu tệp không ghi.",
            "Whom the units of a table are ranked with, where it does not say it.",
        ),
    ),
]
TableKind = Annotated[
    EntityKind | None,
    typer.Option(
        "--kind",
        case_sensitive=False,
        help=say(
            "Loại đơn vị trong bảng, nếu tệp không ghi.",
            "The kind of the units of a table that does not say it.",
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
Stage = Annotated[
    bool,
    typer.Option(
        "--stage",
        help=say(
            "Kiểm tra rồi để chờ duyệt, chưa công bố (xem hub review, hub publish).",
            "Check, then set aside until it is published (hub review, hub publish).",
        ),
    ),
]
By = Annotated[
    str | None,
    typer.Option(
        "--by",
        metavar=say("HỌ_TÊN", "NAME"),
        help=say(
            "Họ tên người trình hoặc người duyệt, lưu cùng đợt cập nhật.",
            "The name of who stages or decides, kept with the release.",
        ),
    ),
]
ToReport = Annotated[
    Path | None,
    typer.Option(
        "--report",
        metavar=say("TỆP", "FILE"),
        help=say(
            "Ghi báo cáo ra tệp .html, .xlsx, .json, hoặc .docx (phiếu trình duyệt để ký).",
            "Write the report as .html, .xlsx, .json, or .docx (a sheet to sign).",
        ),
    ),
]
Again = Annotated[
    bool,
    typer.Option(
        "--again",
        help=say(
            "Kiểm tra lại trên số liệu hiện nay và cho xem tác động mới; chưa công bố.",
            "Check it on the data of now and show the new effect; publish nothing yet.",
        ),
    ),
]
Reason = Annotated[
    str,
    typer.Option(
        "--reason",
        metavar=say("LÝ_DO", "REASON"),
        help=say("Lý do trả lại.", "Why it is given back."),
    ),
]
StagedName = Annotated[
    str,
    typer.Argument(
        metavar=say("LẦN_TRÌNH", "STAGED"),
        help=say("Số của lần trình, như S3.", "The number of what is staged, such as S3."),
    ),
]
ReviewedName = Annotated[
    str,
    typer.Argument(
        metavar=say("LẦN_TRÌNH|ĐỢT", "STAGED|RELEASE"),
        help=say(
            "Số của lần trình, như S3, hoặc của đợt cập nhật, như 12.",
            "The number of what is staged, such as S3, or of a release, such as 12.",
        ),
    ),
]
Family = Annotated[
    str,
    typer.Argument(
        metavar=say("BỘ_CHỈ_SỐ", "FAMILY"),
        help=say(
            "Bộ chỉ số, như PAPI hoặc par_index; TARGETS là chỉ tiêu, OPERATIONS là báo cáo của một"
            " đơn vị, PLACES là việc sắp xếp đơn vị của một tỉnh.",
            "The index, such as PAPI or par_index; TARGETS for the targets of a unit, OPERATIONS"
            " for its report, PLACES for what became of a province's units.",
        ),
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
    str | None,
    typer.Option(
        "--period",
        metavar=say("KỲ", "PERIOD"),
        help=say(
            "Kỳ số liệu, như 2024, 2025-S1, Quý I/2027, 2026-10, 15/12/2026-14/3/2027.",
            "The period, such as 2024, 2025-S1, 2025-Q2, 2026-10, 15/12/2026-14/3/2027.",
        ),
    ),
]
OfUnit = Annotated[
    str | None,
    typer.Option(
        "--unit",
        metavar=say("ĐƠN_VỊ", "UNIT"),
        help=say(
            "Đơn vị có chỉ tiêu (TARGETS) hoặc báo cáo (OPERATIONS), ghi mã hoặc tên.",
            "Whose targets (TARGETS) or report (OPERATIONS) it is, by id or name.",
        ),
    ),
]
FromReport = Annotated[
    Path | None,
    typer.Option(
        "--from",
        metavar=say("BÁO_CÁO", "REPORT"),
        help=say(
            "Báo cáo .docx, .pdf hoặc .txt của đơn vị (chỉ dùng với OPERATIONS): số liệu được điền"
            " sẵn để xác nhận.",
            "The office's report, .docx, .pdf or .txt (OPERATIONS alone): its figures are filled in"
            " to be confirmed.",
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
Check = Annotated[
    bool,
    typer.Option(
        "--check",
        help=say(
            "Kết thúc bằng mã 8 nếu có số liệu quá hạn hoặc báo cáo chưa gửi.",
            "End with code 8 where figures are late or reports have not been sent.",
        ),
    ),
]
Overwrite = Annotated[
    bool,
    typer.Option("--overwrite", help=say("Ghi đè tệp đã có.", "Replace the file that is there.")),
]
