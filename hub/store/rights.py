"""What the role that only reads may do beyond that, on a server."""

from sqlalchemy import Engine, text

from hub.store.tables import Release
from hub.words.language import Text

_RIGHTS = text(
    "SELECT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user),"
    " EXISTS (SELECT FROM pg_class WHERE relname = ANY(:names) AND relkind = 'r' AND"
    " pg_table_is_visible(oid) AND has_table_privilege(oid, 'INSERT, UPDATE, DELETE, TRUNCATE')),"
    " coalesce(has_schema_privilege(current_schema(), 'CREATE'), false),"
    " has_database_privilege(current_database(), 'TEMPORARY'),"
    " EXISTS (SELECT FROM pg_proc WHERE oid = ANY(ARRAY["
    "'lo_creat(integer)'::regprocedure, 'lo_create(oid)'::regprocedure,"
    " 'lo_from_bytea(oid, bytea)'::regprocedure]) AND has_function_privilege(oid, 'EXECUTE'))"
)
_WORDS = (
    Text("làm mọi việc (superuser)", "do anything (superuser)"),
    Text("ghi vào các bảng", "write to tables"),
    Text("lập bảng", "make tables"),
    Text("lập bảng tạm", "make temporary tables"),
    Text("lập đối tượng lớn (lo_*)", "make large objects (lo_*)"),
)


def excess(engine: Engine) -> list[Text]:
    """What the role of an engine may do that reading does not want; a file has no roles."""
    if engine.dialect.name == "sqlite":
        return []
    with engine.connect() as connection:
        names = list(Release.metadata.tables)
        may = connection.execute(_RIGHTS, {"names": names}).one()
    return [words for words, is_so in zip(_WORDS, may, strict=True) if is_so]
