"""The members of a zip container, each read up to the size that it declares: one that declares
less than it holds takes no more memory for it.
"""

from zipfile import BadZipFile, ZipFile, ZipInfo


def content(archive: ZipFile, member: str | ZipInfo) -> bytes:
    """The bytes of a member; BadZipFile where they are more than it declares."""
    size = (archive.getinfo(member) if isinstance(member, str) else member).file_size
    with archive.open(member) as file:
        whole = file.read(size + 1)
    if len(whole) > size:
        raise BadZipFile(member)
    return whole
