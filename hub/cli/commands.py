"""The commands of the hub: the module and the help text of each."""

from typing import NamedTuple

from hub.words.language import Text


class CommandEntry(NamedTuple):
    """The module in `hub.cli` that holds a command, and the command's help text."""

    module: str
    help: Text


COMMANDS = {
    "up": CommandEntry(
        "serving",
        Text(
            "Tạo hoặc nâng cấp cơ sở dữ liệu, nhập seeds đã đổi, rồi phục vụ.",
            "Create or upgrade the database, import seeds that changed, serve.",
        ),
    ),
    "import": CommandEntry(
        "importing",
        Text(
            "Nhập dữ liệu; các tệp của một lệnh được nhập cả hoặc không tệp nào.",
            "Import; of the files of a command all or none are taken.",
        ),
    ),
    "diff": CommandEntry(
        "importing",
        Text(
            "Cho biết một tệp sẽ thay đổi những gì; không ghi.",
            "Show what a file would change; write nothing.",
        ),
    ),
    "review": CommandEntry(
        "staging",
        Text(
            "Xem lại một lần trình hoặc đợt cập nhật: thay đổi, nghi vấn, ảnh hưởng tới hạng.",
            "Review what is staged, or a release: what came, changes, is suspected, moves ranks.",
        ),
    ),
    "publish": CommandEntry(
        "staging",
        Text(
            "Duyệt và công bố một lần trình, nếu tác động vẫn như báo cáo đã xem.",
            "Publish what is staged, where it still does what was reviewed.",
        ),
    ),
    "reject": CommandEntry(
        "staging",
        Text(
            "Trả lại một lần trình, kèm lý do.",
            "Give back what is staged, for a reason.",
        ),
    ),
    "map": CommandEntry(
        "mapping",
        Text(
            "Ghi một lần mỗi cột của một bảng là gì, dùng cho mọi tệp cùng đầu cột.",
            "Say once what each column of a table is, for every file with the same heads.",
        ),
    ),
    "watch": CommandEntry(
        "watching",
        Text(
            "Theo dõi một thư mục: kiểm tra tệp bỏ vào, trình duyệt hoặc công bố, xếp vào chỗ.",
            "Watch a folder: check what is put into it, stage or publish it, file it away.",
        ),
    ),
    "read": CommandEntry(
        "documents",
        Text(
            "Cho biết sẽ đọc được gì từ văn bản, từng dòng; không ghi.",
            "Show what would be taken from documents, line by line; write nothing.",
        ),
    ),
    "undo": CommandEntry(
        "undo",
        Text(
            "Hoàn tác một đợt cập nhật: cho xem trước, hỏi, rồi mới ghi.",
            "Undo a release: show what that does, ask, then write.",
        ),
    ),
    "releases": CommandEntry(
        "releases",
        Text("Liệt kê các đợt cập nhật, mới nhất trước.", "List the releases, the newest first."),
    ),
    "status": CommandEntry(
        "status",
        Text(
            "Cho biết hệ thống đang có gì, kỳ nào chưa có, kỳ tiếp theo dự kiến khi nào.",
            "Tell what the hub holds, what has not come yet, and when the next figures are"
            " expected.",
        ),
    ),
    "due": CommandEntry(
        "due",
        Text(
            "Cho biết tháng này cần số liệu gì, của ai, lấy từ đâu; đơn vị nào đã gửi báo cáo.",
            "Tell what is expected this month, of whom, from where; who has sent a report.",
        ),
    ),
    "template": CommandEntry(
        "template",
        Text(
            "Lập mẫu nhập số liệu (.xlsx) để cơ quan, đơn vị điền rồi nhập lại bằng hub import.",
            "Make a workbook that an office fills in; hub import takes it back.",
        ),
    ),
    "export": CommandEntry(
        "export",
        Text(
            "Ghi một bảng ra tệp, như địa chỉ /export của hệ thống: csv, xlsx, parquet, zip …",
            "Write a table to a file, as the hub's /export addresses do: csv, xlsx, parquet, zip …",
        ),
    ),
    "serve": CommandEntry(
        "serving",
        Text("Phục vụ qua HTTP.", "Serve over HTTP."),
    ),
    "schema": CommandEntry(
        "schema",
        Text("In lược đồ GraphQL.", "Print the GraphQL schema."),
    ),
    "price": CommandEntry(
        "price",
        Text(
            "Cho biết một câu hỏi GraphQL đòi khoảng bao nhiêu trường và có được trả lời không.",
            "Tell about how many fields a GraphQL question asks for, and whether it is answered.",
        ),
    ),
    "check": CommandEntry(
        "check",
        Text(
            "Kiểm tra cơ sở dữ liệu; cho biết nơi các nguồn khác nhau và số liệu tự mâu thuẫn,"
            " nặng nhất trước.",
            "Check the database; tell where sources disagree and figures contradict"
            " themselves, the heaviest first.",
        ),
    ),
}
