"""Many repositories, on Spark.

Repositories are scanned where their rows are: a row, or a group of rows, becomes the files of one repository, the command
scans them, and what it found are rows again. Nothing is collected on the driver. What is wrong with a repository is in its row
of statistics.
"""

from __future__ import annotations

import pickle
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any, Dict, Iterable, Iterator, List, NamedTuple, Optional, Sequence

import pyarrow as pa

from tollgate._bulk import (
    KEYS,
    STATISTICS_COLUMNS,
    Job,
    Last,
    Options,
    Said,
    Source,
    columns_where,
    scan_source,
    unchanged,
)
from tollgate._shares import Share, scan_share
from tollgate._tables import BOTH_COLUMNS, FINDINGS, STATISTICS, scan_batches

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["Options", "Scanned", "scan_repositories"]

# Parts of a table for each core: small enough that none is left with the last one, and few enough to start.
_PARTS_FOR_A_CORE = 8


class Scanned(NamedTuple):
    """What a scan of many repositories gives. Both come of one scan only while ``rows`` is kept, as with
    ``scanned.rows.persist()``, before either is used."""

    rows: DataFrame
    """What both are made of."""
    findings: DataFrame
    """One row for each finding: the columns of :data:`tollgate._bulk.FINDING_COLUMNS`."""
    statistics: DataFrame
    """One row for each repository: the columns of :data:`tollgate._bulk.STATISTICS_COLUMNS`."""


def scan_repositories(
    df: DataFrame,
    options: Options = Options(),  # noqa: B008
    *,
    known: Optional[DataFrame] = None,
    split_bytes: Optional[int] = None,
    partitions: Optional[int] = None,
) -> Scanned:
    """Scans every repository of a table.

    Args:
        df: Rows of ``repository``, ``commit`` and one of: ``archive``, a tar or a zip; ``git``, the git directory of a
            clone, which every worker can read; ``directory``, likewise, to be scanned as it is; ``path`` and ``content``,
            one row for each file. A repository has one row, or of files one commit.
        options: What is asked of each scan, and what it may cost.
        known: Statistics of earlier runs. A repository whose last scan was of the same commit, with the same version and
            the same rules, is not scanned: its row says ``unchanged``.
        split_bytes: Repositories with more bytes than this are scanned in parts, one for each so many bytes, on as many
            workers. Each part has all files, and reads those that say something of its root modules. Counts for archives
            and files.
        partitions: Into how many parts the table is divided among the workers; eight for each core, unless it is given.

    A worker holds as many archives as ``spark.sql.execution.arrow.maxRecordsPerBatch`` says: 16 are enough.

    Raises:
        ValueError: where the table has none of these columns.
    """
    where = columns_where(df.columns, "a table of repositories has")
    rows = df.select(*KEYS, *where)
    job = Job.of(options)
    as_before = None
    if known is not None:
        same = _same(known, job)
        as_before = _unchanged(rows.join(same, list(KEYS), "left_semi"), job)
        rows = rows.join(same, list(KEYS), "left_anti")
    scanned = _of_files(rows, job, split_bytes) if "content" in where else _of_rows(rows, job, split_bytes, partitions)
    findings = scanned.where("status is null").select(*FINDINGS)
    statistics = scanned.where("status is not null").select(*STATISTICS)
    if split_bytes is not None:
        statistics = _together(statistics)
    if as_before is not None:
        statistics = statistics.unionByName(as_before)
    return Scanned(scanned, findings, statistics)


def scan_into(
    session: SparkSession, store: Path, shares: Sequence[Share], job: Job, last: Dict[str, Last]
) -> Iterator[Said]:
    """Scans repositories, and writes what is found where it is found. Of each share comes what there is to say of it."""
    run, where = uuid.uuid4().hex, store.resolve()

    def scan(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for number in (it for batch in batches for it in batch.column("id").to_pylist()):
            said = scan_share(shares[number], f"{run}-{number}", job, last, where)
            yield pa.RecordBatch.from_pydict({"said": [pickle.dumps(said)]})

    # A task for each, in their order. Of large functions Spark sends one to each worker.
    numbers = session.range(0, len(shares), 1, max(1, len(shares)))
    for row in numbers.mapInArrow(scan, "said binary").collect():
        yield pickle.loads(row["said"])


def _same(known: DataFrame, job: Job) -> DataFrame:
    """Repositories with the commit of their last scan, where that was of the same kind."""
    from pyspark.sql import functions as F

    last = known.where((F.col("status") == "scanned") & (F.col("commit") != "")).groupBy("repository")
    last = last.agg(F.max_by(F.struct("commit", "version", "rules"), "scanned_at").alias("last"))
    same = last.where((F.col("last.version") == job.version) & (F.col("last.rules") == job.rules))
    return same.select("repository", F.col("last.commit").alias("commit"))


def _of_rows(rows: DataFrame, job: Job, split_bytes: Optional[int], partitions: Optional[int]) -> DataFrame:
    """Scans rows that are repositories. Nothing has to be brought together for that: they are only divided evenly."""
    from pyspark.sql import functions as F

    if split_bytes is not None and "archive" in rows.columns:
        size = F.coalesce(F.ceil(F.length("archive") / F.lit(split_bytes)), F.lit(1))
        rows = rows.withColumn("parts", F.greatest(F.lit(1), size).cast("int"))
        rows = rows.withColumn("part", F.explode(F.sequence(F.lit(1), F.col("parts"))))
    rows = rows.repartition(partitions or _number_of_parts(rows))
    return rows.mapInArrow(lambda batches: scan_batches(batches, job), BOTH_COLUMNS)


def _number_of_parts(rows: DataFrame) -> int:
    return _PARTS_FOR_A_CORE * cores_of(rows.sparkSession)


def cores_of(session: SparkSession) -> int:
    """How many tasks run at once."""
    try:
        return int(session.sparkContext.defaultParallelism)
    except Exception:
        # Clients of Spark Connect do not know how many cores there are.
        return max(1, int(session.conf.get("spark.sql.shuffle.partitions") or "200") // _PARTS_FOR_A_CORE)


def _of_files(rows: DataFrame, job: Job, split_bytes: Optional[int]) -> DataFrame:
    """Scans rows that are files, brought together by repository."""
    from pyspark.sql import functions as F

    keys = list(KEYS)
    if split_bytes is not None:
        size = F.ceil(F.sum(F.length("content")) / F.lit(split_bytes))
        parts = rows.groupBy(*KEYS).agg(F.greatest(F.lit(1), size).cast("int").alias("parts"))
        rows = rows.join(parts, keys).withColumn("part", F.explode(F.sequence(F.lit(1), F.col("parts"))))
        keys += ["part", "parts"]

    def scan(group: Any) -> Any:
        first = group.iloc[0]
        part = f"{first['part']}/{first['parts']}" if "part" in group and first["parts"] > 1 else None
        paths = (str(path) for path in group["path"])
        contents = (b"" if content is None else bytes(content) for content in group["content"])
        source = Source(str(first["repository"]), str(first["commit"]), files=dict(zip(paths, contents)))
        findings, statistics = scan_source(source, job, part=part)
        return _frame([statistics, *findings])

    return rows.groupBy(*keys).applyInPandas(scan, schema=BOTH_COLUMNS)


def _frame(rows: List[Dict[str, Any]]) -> Any:
    """Rows as Spark takes them from pandas: what is absent is null, whatever else is in the column."""
    import pandas as pd

    columns: Dict[str, Any] = {}
    for column in BOTH_COLUMNS.split(", "):
        name, kind = column.split()
        values = [row.get(name) for row in rows]
        if kind in ("int", "bigint"):
            columns[name] = pd.Series(values, dtype="Int64")
        elif kind == "boolean":
            columns[name] = pd.Series(values, dtype="boolean")
        elif kind == "double":
            columns[name] = pd.Series(values, dtype="float64")
        elif kind == "timestamp":
            columns[name] = pd.to_datetime(pd.Series(values), utc=True)
        else:
            columns[name] = pd.Series(values, dtype=object)
    return pd.DataFrame(columns)


def _unchanged(rows: DataFrame, job: Job) -> DataFrame:
    """The statistics of repositories that are as they were."""
    from pyspark.sql import functions as F

    row = unchanged("", "", job)
    columns = []
    for column in STATISTICS_COLUMNS.split(", "):
        name, kind = column.split()
        columns.append((F.col(name) if name in KEYS else F.lit(row[name])).cast(kind).alias(name))
    return rows.select(*KEYS).distinct().select(*columns)


def _together(statistics: DataFrame) -> DataFrame:
    """One row for each repository of those of its parts."""
    from pyspark.sql import functions as F

    sums = ("findings", "suppressed", "undecided", "seconds")
    most = ("files", "bytes", "max_rss", "day", "scanned_at", "version", "rules")
    whole = [F.sum(name).alias(name) for name in sums] + [F.max(name).alias(name) for name in most]
    whole.append(F.min("status").alias("status"))
    whole.append(F.min("complete").alias("complete"))
    errors = F.array_sort(F.collect_set("error"))
    whole.append(F.when(F.size(errors) > 0, F.concat_ws("; ", errors)).alias("error"))
    return statistics.groupBy(*KEYS).agg(*whole).select(*STATISTICS)
