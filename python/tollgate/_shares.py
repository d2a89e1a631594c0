"""Shares of many repositories: what a worker of a cluster scans at a time. It writes what it found into the store, so that
neither repositories nor findings go through the cluster."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, Iterator, Sequence, Union

from tollgate._bulk import Job, Last, Said, same_as, scan_rows, share, unchanged
from tollgate._errors import TollgateError
from tollgate._parquet import Piece, Table, rows_of
from tollgate._store import append

Row = Dict[str, Any]
Share = Sequence[Union[Row, Piece]]
"""Rows that say where repositories are, or rows of Parquet that are read where they are scanned."""


def scan_share(share: Share, name: str, job: Job, last: Dict[str, Last], store: Path) -> Said:
    """Scans a share, and writes files of this name. Who does the same again, as where a worker died, replaces them."""
    said = Said()
    try:
        with append(store, job.at.date(), name) as writer:
            for row in repositories_of(share, job, last):
                known = same_as(last.get(row["repository"]), row["commit"], job)
                found = [unchanged(row["repository"], row["commit"], job)] if known else list(scan_rows([row], job))
                writer.add(found)
                said.add(found[0])
    except (TollgateError, OSError) as error:
        said.broken.append(str(error))
    return said


def repositories_of(share: Share, job: Job, last: Dict[str, Last]) -> Iterator[Row]:
    """The repositories of a share; of those that need not be scanned, only the keys."""
    for it in share:
        if not isinstance(it, Piece):
            yield it
            continue
        known = lambda repository, commit: same_as(last.get(repository), commit, job)  # noqa: E731
        for row in rows_of(Table(Path(it.file)), it.group, known, it.begin, it.end):
            yield {**row, "archive": row["archive"].to_pybytes()} if "archive" in row else row


def shares_of_rows(rows: Sequence[Row], cores: int) -> Iterator[Share]:
    """Divides repositories among cores."""
    begin = 0
    while begin < len(rows):
        end = begin + share(len(rows) - begin, cores)
        yield rows[begin:end]
        begin = end
