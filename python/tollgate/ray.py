"""Many repositories, on Ray Data.

As on Spark (:mod:`tollgate.spark`), repositories are scanned where their rows are, and nothing is collected on the driver
but, of repositories that were scanned before, the commit.
"""

from __future__ import annotations

import io
import tarfile
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any, Dict, Iterable, Iterator, List, NamedTuple, Optional

import pyarrow as pa
import pyarrow.compute as pc

from tollgate._bulk import (
    KEYS,
    Job,
    Last,
    Options,
    Said,
    Source,
    columns_where,
    same_as,
    scan_source,
    together,
    unchanged,
)
from tollgate._shares import Share, scan_share
from tollgate._store import last_scans
from tollgate._tables import BOTH_SCHEMA, FINDINGS, STATISTICS, STATISTICS_SCHEMA, batches_of, scan_batches

if TYPE_CHECKING:
    from ray.data import Dataset

__all__ = ["Options", "Scanned", "scan_repositories"]

# As many repositories are a task: they are scanned in less than a second, and held by the worker at once.
_ROWS_OF_A_TASK = 16
_ROWS_OF_A_FILE = 20_000


class Scanned(NamedTuple):
    """What a scan of many repositories gives. Both tables come of one scan only where ``rows`` is kept before either is
    used: ``scanned = scanned.materialize()``."""

    rows: Dataset
    """What both are made of."""
    findings: Dataset
    """One row for each finding: the columns of :data:`tollgate._bulk.FINDING_COLUMNS`."""
    statistics: Dataset
    """One row for each repository: the columns of :data:`tollgate._bulk.STATISTICS_COLUMNS`."""
    divided: bool
    """Whether large repositories were scanned in parts."""

    def materialize(self) -> Scanned:
        """Scans now, and keeps what is found in Ray's store of objects."""
        return _tables(self.rows.materialize(), self.divided)


def scan_repositories(
    ds: Dataset,
    options: Options = Options(),  # noqa: B008
    *,
    known: Optional[Dataset] = None,
    split_bytes: Optional[int] = None,
) -> Scanned:
    """Scans every repository of a dataset, one for each core at a time.

    Args:
        ds: Rows of ``repository``, ``commit`` and one of: ``archive``, a tar or a zip; ``git``, the git directory of a
            clone, which every worker can read; ``directory``, likewise, to be scanned as it is; ``path`` and ``content``,
            one row for each file. A repository has one row, or of files one commit.
        options: What is asked of each scan, and what it may cost.
        known: Statistics of earlier runs. A repository whose last scan was of the same commit, with the same version and
            the same rules, is not scanned: its row says ``unchanged``.
        split_bytes: Repositories with more bytes than this are scanned in parts, one for each so many bytes, on as many
            workers. Each part has all files, and reads those that say something of its root modules. Counts for archives
            and files.

    Raises:
        ValueError: where the dataset has none of these columns.
    """
    last: Dict[str, Last] = {}
    if known is not None:
        kept = known.select_columns(["repository", "commit", "status", "version", "rules", "scanned_at"])
        tables = kept.iter_batches(batch_format="pyarrow", batch_size=4096)
        last = last_scans(batch for table in tables for batch in table.to_batches())
    return scan_what_is_new(ds, Job.of(options), last, split_bytes)


def scan_what_is_new(ds: Dataset, job: Job, last: Dict[str, Last], split_bytes: Optional[int]) -> Scanned:
    """As :func:`scan_repositories`, where the last scans of repositories are known."""
    where = columns_where(ds.columns() or (), "a dataset of repositories has")
    rows = ds.select_columns([*KEYS, *where])
    if "content" in where:
        groups = rows.groupby(list(KEYS))
        if split_bytes is None:
            scan = lambda files: _scan_files(files, job, last)  # noqa: E731
            return _tables(groups.map_groups(scan, batch_format="pyarrow"), divided=False)
        rows = groups.map_groups(_packed, batch_format="pyarrow")
    if split_bytes is not None:
        divide = lambda table: _divide(table, split_bytes)  # noqa: E731
        rows = rows.map_batches(divide, batch_size=_ROWS_OF_A_TASK, batch_format="pyarrow")
    rows = rows.repartition(target_num_rows_per_block=_ROWS_OF_A_TASK)
    scanned = rows.map_batches(
        lambda table: _scan(table, job, last), batch_size=_ROWS_OF_A_TASK, batch_format="pyarrow", num_cpus=1
    )
    return _tables(scanned, divided=split_bytes is not None)


def scan_into(store: Path, shares: Iterable[Share], job: Job, last: Dict[str, Last]) -> Iterator[Said]:
    """Scans repositories, and writes what is found where it is found. Of each share comes what there is to say of it."""
    import ray

    # All are given out at once: who has scanned one need not wait for the driver. Each begins again until it ends, for
    # what kills its worker is given up the second time.
    scan = ray.remote(scan_share).options(num_cpus=1, max_retries=-1)
    run, known, where = uuid.uuid4().hex, ray.put(last), store.resolve()
    for said in [scan.remote(it, f"{run}-{number}", job, known, where) for number, it in enumerate(shares)]:
        yield ray.get(said)


def _tables(rows: Dataset, divided: bool) -> Scanned:
    # What a task makes is little: it is put together, for a file and a task for each would cost more than the scan.
    findings = rows.map_batches(_findings, batch_size=_ROWS_OF_A_FILE, batch_format="pyarrow")
    statistics = rows.map_batches(_statistics, batch_size=_ROWS_OF_A_FILE, batch_format="pyarrow")
    if divided:
        statistics = statistics.groupby(list(KEYS)).map_groups(_together, batch_format="pyarrow")
    return Scanned(rows, findings, statistics, divided)


def _findings(table: pa.Table) -> pa.Table:
    return table.filter(pc.is_null(table["status"])).select(FINDINGS)


def _statistics(table: pa.Table) -> pa.Table:
    return table.filter(pc.is_valid(table["status"])).select(STATISTICS)


def _together(parts: pa.Table) -> pa.Table:
    return pa.Table.from_pylist([together(parts.to_pylist())], schema=STATISTICS_SCHEMA)


def _scan(table: pa.Table, job: Job, last: Dict[str, Last]) -> Iterator[pa.Table]:
    new, as_before = [], []
    for number, (repository, commit) in enumerate(zip(table["repository"].to_pylist(), table["commit"].to_pylist())):
        if same_as(last.get(repository), commit, job):
            # Of several parts the first one says so.
            if "part" not in table.column_names or table["part"][number].as_py() == 1:
                as_before.append(unchanged(repository, commit, job))
        else:
            new.append(number)
    batches = table.take(pa.array(new, pa.int64())).to_batches()
    yield pa.Table.from_batches([*batches_of(as_before, BOTH_SCHEMA), *scan_batches(batches, job)], BOTH_SCHEMA)


def _scan_files(files: pa.Table, job: Job, last: Dict[str, Last]) -> pa.Table:
    repository, commit = str(files["repository"][0]), str(files["commit"][0])
    if same_as(last.get(repository), commit, job):
        rows: List[Dict[str, Any]] = [unchanged(repository, commit, job)]
    else:
        findings, statistics = scan_source(Source(repository, commit, files=_contents(files)), job)
        rows = [statistics, *findings]
    return pa.Table.from_pylist(rows, schema=BOTH_SCHEMA)


def _contents(files: pa.Table) -> Dict[str, bytes]:
    return {str(it["path"]): it["content"] or b"" for it in files.select(["path", "content"]).to_pylist()}


def _packed(files: pa.Table) -> pa.Table:
    """The archive of the files of a repository. What names lead out is seen where it is unpacked."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for path, content in _contents(files).items():
            member = tarfile.TarInfo(path)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    row = {"repository": str(files["repository"][0]), "commit": str(files["commit"][0]), "archive": out.getvalue()}
    return pa.Table.from_pylist([row])


def _divide(table: pa.Table, split_bytes: int) -> pa.Table:
    """A row for each part of a repository."""
    numbers: List[int] = []
    part: List[int] = []
    parts: List[int] = []
    sizes = pc.binary_length(table["archive"]).to_pylist() if "archive" in table.column_names else [0] * len(table)
    for number, size in enumerate(sizes):
        of = max(1, -(-(size or 0) // split_bytes))
        numbers += [number] * of
        part += range(1, of + 1)
        parts += [of] * of
    divided = table.take(pa.array(numbers, pa.int64()))
    divided = divided.append_column("part", pa.array(part, pa.int32()))
    return divided.append_column("parts", pa.array(parts, pa.int32()))
