"""Rows of findings and statistics as tables of Arrow."""

from __future__ import annotations

from typing import Any, Dict, Iterable, Iterator, List

import pyarrow as pa

from tollgate._bulk import FINDING_COLUMNS, STATISTICS_COLUMNS, Job, scan_rows

_TYPES = {
    "string": pa.string(),
    "int": pa.int32(),
    "bigint": pa.int64(),
    "double": pa.float64(),
    "boolean": pa.bool_(),
    "timestamp": pa.timestamp("us", tz="UTC"),
    "date": pa.date32(),
    "array<string>": pa.list_(pa.string()),
}


def _schema(columns: str) -> pa.Schema:
    return pa.schema([(name, _TYPES[kind]) for name, kind in (it.split() for it in columns.split(", "))])


def _names(columns: str) -> List[str]:
    return [column.split()[0] for column in columns.split(", ")]


FINDINGS, STATISTICS = _names(FINDING_COLUMNS), _names(STATISTICS_COLUMNS)
BOTH_COLUMNS = ", ".join(
    [STATISTICS_COLUMNS] + [column for column in FINDING_COLUMNS.split(", ") if column.split()[0] not in STATISTICS]
)
"""Both kinds of rows in one table: those with a status are statistics."""
FINDING_SCHEMA, STATISTICS_SCHEMA, BOTH_SCHEMA = map(_schema, (FINDING_COLUMNS, STATISTICS_COLUMNS, BOTH_COLUMNS))

# As many rows are handed on at once. More would only take memory.
_ROWS = 4096


def scan_batches(batches: Iterable[pa.RecordBatch], job: Job) -> Iterator[pa.RecordBatch]:
    """Scans repositories batch by batch, and holds one of them as Python has it at a time."""
    for batch in batches:
        rows = (row for number in range(batch.num_rows) for row in batch.slice(number, 1).to_pylist())
        yield from batches_of(scan_rows(rows, job), BOTH_SCHEMA)


def batches_of(rows: Iterable[Dict[str, Any]], schema: pa.Schema) -> Iterator[pa.RecordBatch]:
    """Rows as batches; what a row does not have is null."""
    held: List[Dict[str, Any]] = []
    for row in rows:
        held.append(row)
        if len(held) >= _ROWS:
            yield pa.RecordBatch.from_pylist(held, schema=schema)
            held = []
    if held:
        yield pa.RecordBatch.from_pylist(held, schema=schema)
