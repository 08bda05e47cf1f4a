"""The tables for researchers: read back with their types, complete, and described in the documents."""

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from exports.columns import COLUMNS
from exports.tables import write_ndjson, write_parquet
from tests.exports_site import Archive

DOCUMENT = Path(__file__).parent.parent / "docs" / "take-it-with-you.md"
DESCRIBED = re.compile(r"^\| `(\w+)` \| (\w[\w ]*) \|", re.MULTILINE)
# | `day` | day | … |
TYPES = {
    "text": "VARCHAR",
    "texts": "VARCHAR[]",
    "day": "DATE",
    "time": "TIMESTAMP WITH TIME ZONE",
    "yes or no": "BOOLEAN",
    "topics": 'STRUCT(slug VARCHAR, "name" VARCHAR)[]',
    "counts": "STRUCT(kind VARCHAR, count INTEGER)[]",
}


@pytest.fixture(scope="module")
def ndjson(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_ndjson(archive.articles, tmp_path_factory.mktemp("it's here"))


@pytest.fixture(scope="module")
def parquet(ndjson: Path) -> Path:
    return write_parquet(ndjson)


def rows(path: Path) -> list[dict[str, Any]]:
    with duckdb.connect() as database:
        database.execute("SET TimeZone = 'UTC'")
        found = database.execute("SELECT * FROM read_parquet($path)", {"path": str(path)})
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def test_each_article_is_a_line_in_the_order_of_the_columns(archive: Archive, ndjson: Path) -> None:
    lines = [json.loads(line) for line in ndjson.read_text("utf-8").splitlines()]
    assert [line["id"] for line in lines] == [article.path for article in archive.articles]
    assert all(list(line) == [column.name for column in COLUMNS] for line in lines)


def test_a_line_says_all_of_an_article(ndjson: Path) -> None:
    lines = [json.loads(line) for line in ndjson.read_text("utf-8").splitlines()]
    line = next(
        line
        for line in lines
        if line["id"].endswith("/suvarna-nadi-fir-bahegi-nirmal-safai-abhiyan-ka-dusra-charan-shuru-14-nalon-ka")
    )
    assert line["published"] == "2025-05-19T10:42:00+05:30"
    assert (line["day"], line["captured"]) == ("2025-05-19", "2025-05-20T04:00:00Z")
    assert {"slug": "suvarna-river", "name": "सुवर्णा नदी"} in line["topics"]
    assert "Suvarna River" in line["tags"]
    assert {"kind": "related", "count": 6} in line["dropped"]
    assert (line["publisher"], line["host"], line["section"]) == ("दैनिक प्रभात", "dainik-prabhat.example", "देश")
    assert line["markdown"].startswith("**चंदनपुर:** सुवर्णा")
    assert line["text"].startswith("चंदनपुर: सुवर्णा")
    assert "\n\nपहले चरण में क्या हुआ था?\n\n" in line["text"]


def test_parquet_holds_the_same_with_types(ndjson: Path, parquet: Path) -> None:
    lines = [json.loads(line) for line in ndjson.read_text("utf-8").splitlines()]
    for line, row in zip(lines, rows(parquet), strict=True):
        day, captured = line.pop("day"), line.pop("captured")
        assert row.pop("day") == date.fromisoformat(day)
        assert row.pop("captured") == (datetime.fromisoformat(captured).astimezone(UTC) if captured else None)
        assert row == line


def test_what_an_article_does_not_say_is_absent(parquet: Path) -> None:
    row = next(row for row in rows(parquet) if row["id"].endswith("/bina-tarikh"))
    assert [row[name] for name in ("published", "captured", "section", "source_url", "host")] == [None] * 5
    assert (row["authors"], row["topics"], row["direction"]) == ([], [], "rtl")


def test_the_same_archive_makes_the_same_tables(archive: Archive, ndjson: Path, parquet: Path, tmp_path: Path) -> None:
    again = write_ndjson(archive.articles, tmp_path)
    assert again.read_bytes() == ndjson.read_bytes()
    assert write_parquet(again).read_bytes() == parquet.read_bytes()


def test_the_documents_describe_every_column_with_its_type(parquet: Path) -> None:
    described = dict(DESCRIBED.findall(DOCUMENT.read_text("utf-8")))
    with duckdb.connect() as database:
        columns = database.execute("DESCRIBE SELECT * FROM read_parquet($path)", {"path": str(parquet)}).fetchall()
    assert {name: TYPES[kind] for name, kind in described.items()} == {column[0]: column[1] for column in columns}
