"""SQL for tables whose names come from our own types; nothing that a user typed is ever part of a statement."""

from collections.abc import Iterable


def quoted(name: str) -> str:
    """An identifier of ours, quoted because some (`case`) are words of SQL."""
    if not name.isidentifier():
        raise ValueError(name)
    return '"' + name + '"'


def equals(column: str) -> str:
    """The condition that a column equals a parameter."""
    return quoted(column) + " = ?"


def between(column: str) -> str:
    """The condition that a column lies between two parameters, these included."""
    return quoted(column) + " BETWEEN ? AND ?"


def among(column: str, count: int) -> str:
    """The condition that a column equals one of so many parameters."""
    return " ".join([quoted(column), "IN (", ", ".join("?" * count), ")"])


def select(
    table: str, columns: Iterable[str], where: Iterable[str] = (), order: str = "", conditions: Iterable[str] = ()
) -> str:
    """A query of `columns` in which each column of `where` equals a parameter, and other `conditions` hold."""
    parts = ["SELECT", ", ".join(map(quoted, columns)), "FROM", quoted(table)]
    needed = [*map(equals, where), *conditions]
    if needed:
        parts += ["WHERE", " AND ".join(needed)]
    if order:
        parts += ["ORDER BY", quoted(order)]
    return " ".join(parts)


def insert(table: str, columns: Iterable[str], *, replace: bool = False) -> str:
    """An insertion of one row, one parameter a column."""
    names = list(columns)
    verb = "INSERT OR REPLACE INTO" if replace else "INSERT INTO"
    return " ".join(
        [verb, quoted(table), "(", ", ".join(map(quoted, names)), ") VALUES (", ", ".join("?" * len(names)), ")"]
    )


def delete(table: str, where: Iterable[str] = ()) -> str:
    """A deletion of the rows in which each column of `where` equals a parameter."""
    conditions = [quoted(column) + " = ?" for column in where]
    return " ".join(["DELETE FROM", quoted(table)] + (["WHERE", " AND ".join(conditions)] if conditions else []))


def every_row(table: str) -> str:
    """A query of a whole table in the order of its primary key (for tables without rowid, which lie in it)."""
    return " ".join(["SELECT * FROM", quoted(table), "NOT INDEXED"])


def count(schema: str, table: str) -> str:
    """A query of how many rows a table has."""
    return " ".join(["SELECT count(*) FROM", quoted(schema) + "." + quoted(table)])
