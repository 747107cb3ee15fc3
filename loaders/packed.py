"""The members of a zip container, each read up to the size that it declares: one that declares
less than it holds takes no more memory for it.
"""

from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo


def content(archive: ZipFile, member: str | ZipInfo) -> bytes:
    """The bytes of a member; BadZipFile where they are more than it declares, or packed in a way
    that no office file is, whose unpacking has no bound.
    """
    part = archive.getinfo(member) if isinstance(member, str) else member
    if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise BadZipFile(part.filename)
    with archive.open(part) as file:
        whole = file.read(part.file_size + 1)
    if len(whole) > part.file_size:
        raise BadZipFile(part.filename)
    return whole
