"""Many repositories, on Spark.

Repositories are scanned where their rows are: a group of rows becomes the files of one repository, the command scans
them, and what it found are rows again. Nothing is collected on the driver. What is wrong with a repository is in its row
of statistics.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Dict, List, NamedTuple, Optional

import tollgate
from tollgate._bulk import FINDING_COLUMNS, STATISTICS_COLUMNS, Options, Source, as_arguments, scan_source

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["Options", "Scanned", "scan_repositories"]

_KEYS = ("repository", "commit")
_FINDINGS = [column.split()[0] for column in FINDING_COLUMNS.split(", ")]
_STATISTICS = [column.split()[0] for column in STATISTICS_COLUMNS.split(", ")]
# Both kinds of rows in one table, since a group gives one: those with a status are statistics.
_BOTH = ", ".join(
    [STATISTICS_COLUMNS]
    + [column for column in FINDING_COLUMNS.split(", ") if column.split()[0] not in (*_KEYS, "day", "scanned_at")]
)


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
) -> Scanned:
    """Scans every repository of a table.

    Args:
        df: Rows of ``repository``, ``commit`` and one of: ``path`` and ``content``, one row for each file;
            ``archive``, a tar or a zip; ``directory``, which every worker can read.
        options: What is asked of each scan, and what it may cost.
        known: Statistics of earlier runs. A repository whose last scan was of the same commit, with the same version and
            the same rules, is not scanned: its row says ``unchanged``.
        split_bytes: Repositories with more bytes than this are scanned in parts, one for each so many bytes, on as many
            workers. Each part has all files, and reads those that say something of its root modules.

    Raises:
        ValueError: where the table has none of these columns.
    """
    from pyspark.sql import functions as F

    shape = next((it for it in ("archive", "directory", "content") if it in df.columns), None)
    needed = {*_KEYS, *(("path",) if shape == "content" else ())}
    if shape is None or not needed.issubset(df.columns):
        raise ValueError(
            "a table of repositories has the columns repository, commit and one of: path and content; archive; directory"
        )
    columns = [*_KEYS, *(("path",) if shape == "content" else ()), shape]
    rows = df.select(*columns)
    version = tollgate.version()
    unchanged = None
    if known is not None:
        last = known.where(F.col("status") == "scanned").groupBy("repository")
        last = last.agg(F.max_by(F.struct("commit", "version", "rules"), "scanned_at").alias("last"))
        same = last.where((F.col("last.version") == version) & (F.col("last.rules") == options.key()))
        same = same.select("repository", F.col("last.commit").alias("commit"))
        unchanged = _unchanged(rows.join(same, list(_KEYS), "left_semi"), version, options)
        rows = rows.join(same, list(_KEYS), "left_anti")
    keys = list(_KEYS)
    if split_bytes is not None and shape != "directory":
        size = F.ceil(F.sum(F.length(shape)) / F.lit(split_bytes))
        parts = rows.groupBy(*_KEYS).agg(F.greatest(F.lit(1), size).cast("int").alias("parts"))
        rows = rows.join(parts, keys).withColumn("part", F.explode(F.sequence(F.lit(1), F.col("parts"))))
        keys += ["part", "parts"]
    scanned = rows.groupBy(*keys).applyInPandas(_scanner(shape, options, version), schema=_BOTH)
    findings = scanned.where(F.col("status").isNull()).select(*_FINDINGS)
    statistics = scanned.where(F.col("status").isNotNull()).select(*_STATISTICS)
    if "part" in keys:
        statistics = _together(statistics)
    if unchanged is not None:
        statistics = statistics.unionByName(unchanged)
    return Scanned(scanned, findings, statistics)


def _scanner(shape: str, options: Options, version: str) -> Callable[[Any], Any]:
    """The function that scans a group of rows. It holds plain values only, to be sent to workers."""
    arguments = as_arguments(options)

    def scan(group: Any) -> Any:
        first = group.iloc[0]
        part = f"{first['part']}/{first['parts']}" if "part" in group and first["parts"] > 1 else None
        given: Dict[str, Any] = {}
        if shape == "content":
            paths = (str(path) for path in group["path"])
            contents = (b"" if content is None else bytes(content) for content in group["content"])
            given["files"] = dict(zip(paths, contents))
        else:
            value = first[shape]
            given[shape] = value if isinstance(value, str) else b"" if value is None else bytes(value)
        source = Source(str(first["repository"]), str(first["commit"]), **given)
        findings, statistics = scan_source(source, Options(**arguments), version=version, part=part)
        return _frame([statistics, *findings])

    return scan


def _frame(rows: List[Dict[str, Any]]) -> Any:
    """Rows as Spark takes them from pandas: what is absent is null, whatever else is in the column."""
    import pandas as pd

    columns: Dict[str, Any] = {}
    for column in _BOTH.split(", "):
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


def _unchanged(rows: DataFrame, version: str, options: Options) -> DataFrame:
    """The statistics of repositories that are as they were."""
    from pyspark.sql import functions as F

    nothing = {"findings", "suppressed", "undecided", "files", "bytes", "max_rss", "seconds"}
    values: Dict[str, Any] = {
        "status": F.lit("unchanged"),
        "complete": F.lit(True),
        "version": F.lit(version),
        "rules": F.lit(options.key()),
        "scanned_at": F.current_timestamp(),
        "day": F.to_date(F.to_utc_timestamp(F.current_timestamp(), F.current_timezone())),
    }
    columns = []
    for column in STATISTICS_COLUMNS.split(", "):
        name, kind = column.split()
        value = F.col(name) if name in _KEYS else values.get(name, F.lit(0) if name in nothing else F.lit(None))
        columns.append(value.cast(kind).alias(name))
    return rows.select(*_KEYS).distinct().select(*columns)


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
    return statistics.groupBy(*_KEYS).agg(*whole).select(*_STATISTICS)
