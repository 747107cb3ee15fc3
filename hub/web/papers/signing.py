"""What stands below a paper that is signed."""

from hub.words.language import Text

TO = Text("Nơi nhận:", "To:")
RECEIVERS = (Text("- ……………………;", "- ……………………;"), Text("- Lưu: VT, ……….", "- Archive."))
SIGNER = Text("THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ", "HEAD OF THE OFFICE")
