"""A store of findings and statistics: Parquet below one directory, a directory for each day."""

from __future__ import annotations

import contextlib
import datetime
import os
import uuid
from pathlib import Path
from typing import Any, Dict, Iterable, Iterator, List, Optional, Tuple

import pyarrow as pa
import pyarrow.parquet as pq

from tollgate._bulk import Last
from tollgate._tables import FINDING_SCHEMA, STATISTICS_SCHEMA

Row = Dict[str, Any]

# After so many repositories, what was found is there for good, whatever happens then.
_REPOSITORIES_OF_A_FILE = 5000
_ROWS_OF_A_BATCH = 1000
_BATCHES_OF_A_GROUP = 20


class _File:
    """A file of a table, which is there as a whole or not at all."""

    def __init__(self, store: Path, table: str, schema: pa.Schema, day: datetime.date, name: str) -> None:
        self._directory = store / table / f"day={day.isoformat()}"
        self._schema = schema.remove(schema.get_field_index("day"))
        self._names: List[str] = self._schema.names
        self._rows: List[Row] = []
        self._batches: List[pa.RecordBatch] = []
        self._writer: Optional[pq.ParquetWriter] = None
        self._name = f"{name}.parquet"
        self._part = self._directory / f".{uuid.uuid4().hex}.part"

    def add(self, row: Row) -> None:
        self._rows.append(row)
        if len(self._rows) >= _ROWS_OF_A_BATCH:
            self._pack()

    def _pack(self) -> None:
        """Keeps rows as Arrow has them, which takes less room, and less time at the end."""
        rows = [{name: row[name] for name in self._names} for row in self._rows]
        self._batches.append(pa.RecordBatch.from_pylist(rows, schema=self._schema))
        self._rows = []
        if len(self._batches) >= _BATCHES_OF_A_GROUP:
            self._write()

    def _write(self) -> None:
        if self._writer is None:
            self._directory.mkdir(parents=True, exist_ok=True)
            self._writer = pq.ParquetWriter(self._part, self._schema, compression="zstd")
        table = pa.Table.from_batches(self._batches)
        self._writer.write_table(table, row_group_size=len(table))
        self._batches = []

    def finish(self) -> None:
        if self._rows:
            self._pack()
        if self._batches:
            self._write()
        if self._writer is not None:
            self._writer.close()
            os.replace(self._part, self._directory / self._name)

    def give_up(self) -> None:
        if self._writer is not None:
            self._writer.close()
            self._part.unlink()


class Writer:
    """Appends to a store. Findings are written before the statistics that say that they are there."""

    def __init__(self, store: Path, day: datetime.date, name: str) -> None:
        self._where = (store, day, name)
        self._number = 0
        self._open()

    def _open(self) -> None:
        store, day, name = self._where
        self._findings = _File(store, "findings", FINDING_SCHEMA, day, f"{name}-{self._number}")
        self._statistics = _File(store, "statistics", STATISTICS_SCHEMA, day, f"{name}-{self._number}")
        self._repositories = 0
        self._number += 1

    def add(self, rows: Iterable[Row]) -> None:
        """Adds what was found in whole repositories."""
        if self._repositories >= _REPOSITORIES_OF_A_FILE:
            self.finish()
            self._open()
        for row in rows:
            if "status" in row:
                self._repositories += 1
                self._statistics.add(row)
            else:
                self._findings.add(row)

    def finish(self) -> None:
        """Makes all of it visible."""
        self._findings.finish()
        self._statistics.finish()

    def give_up(self) -> None:
        """Removes what is not visible yet."""
        self._findings.give_up()
        self._statistics.give_up()


@contextlib.contextmanager
def append(store: Path, day: datetime.date, name: Optional[str] = None) -> Iterator[Writer]:
    """A writer; what was added before an error stays. Files of one name replace each other: whoever does the same again
    gives the same one."""
    writer = Writer(store, day, name or uuid.uuid4().hex)
    try:
        yield writer
    except BaseException:
        try:
            writer.finish()
        except Exception:
            writer.give_up()
        raise
    writer.finish()


def last_scans(batches: Iterable[pa.RecordBatch]) -> Dict[str, Last]:
    """The last scan of each repository, of statistics."""
    last: Dict[str, Tuple[int, Last]] = {}
    for batch in batches:
        # Whoever wrote it: in microseconds since 1970, in UTC.
        times = batch.column("scanned_at")
        times = times.cast(pa.timestamp("us", tz=times.type.tz), safe=False).cast(pa.int64()).to_pylist()
        names = ("repository", "commit", "status", "version", "rules")
        rows = zip(times, *(batch.column(name).to_pylist() for name in names))
        for time, repository, commit, status, version, rules in rows:
            before = last.get(repository)
            if status == "scanned" and (before is None or before[0] < time):
                last[repository] = time, (commit, version, rules)
    return {repository: scan for repository, (_, scan) in last.items()}


def known(store: Path) -> Dict[str, Last]:
    """The last scan of each repository in a store, which need not be there yet."""
    columns = ["repository", "commit", "status", "version", "rules", "scanned_at"]
    files = sorted((store / "statistics").glob("day=*/*.parquet"))
    return last_scans(it for file in files for it in pq.ParquetFile(file).iter_batches(columns=columns))
