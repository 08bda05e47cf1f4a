"""The tables for researchers: `articles.ndjson`, an object a line, and the same as `articles.parquet`."""

import json
from collections.abc import Iterable
from pathlib import Path

from exports.articles import Article
from exports.columns import COLUMNS, row_of
from exports.files import whole
from exports.optional import need

NAME = "articles"
LARGEST_LINE = 1 << 30
"""An article may be longer than DuckDB expects of a line."""
PACK = """
    COPY (SELECT * FROM read_ndjson($source, columns = {columns}, maximum_object_size = {largest}))
    TO '{target}' (FORMAT parquet, COMPRESSION zstd)
"""


def write_ndjson(articles: Iterable[Article], folder: Path) -> Path:
    """Write all articles, an object a line; one is held in memory at a time."""
    path = folder / f"{NAME}.ndjson"
    with whole(path) as beside, beside.open("w", encoding="utf-8", newline="\n") as file:
        for article in articles:
            file.write(json.dumps(row_of(article), ensure_ascii=False) + "\n")
    return path


def write_parquet(ndjson: Path) -> Path:
    """Write the same table as Parquet, with types; this needs DuckDB."""
    path = ndjson.with_suffix(".parquet")
    need("duckdb", path.name)
    import duckdb  # noqa: PLC0415 - only this needs it

    columns = {column.name: column.type for column in COLUMNS}
    with (
        whole(path) as beside,
        duckdb.connect(config={"threads": 1, "autoinstall_known_extensions": False}) as database,
    ):
        target = str(beside).replace("'", "''")
        query = PACK.format(columns=columns, largest=LARGEST_LINE, target=target)
        database.execute("SET TimeZone = 'UTC'")
        database.execute(query, {"source": str(ndjson)})
    return path
