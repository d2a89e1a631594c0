"""The command ``tollgate-bulk``: many repositories into a store of Parquet.

It reads a directory of clones, a list of git directories, or Parquet, and appends to ``STORE/findings/day=…`` and
``STORE/statistics/day=…``. A commit that was scanned with the same version and options is not scanned again.
"""

from __future__ import annotations

import argparse
import collections
import contextlib
import importlib.util
import logging
import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Deque, Dict, Iterable, Iterator, List, Optional, Sequence, Set, Tuple

from tollgate import _work
from tollgate._bulk import KEYS, Job, Last, Options, Said, failed, same_as, unchanged
from tollgate._errors import TollgateError
from tollgate._files import MAX_BYTES
from tollgate._git import git_directory, head

if TYPE_CHECKING:
    import pyarrow as pa

    from tollgate._shares import Share

Row = Dict[str, Any]

_MIB = 1 << 20
# How deep below the directory of clones one is looked for: `host/group/subgroup/name`.
_DEPTH = 5
# How many archives a worker of Spark holds, times as other readers of Parquet take them, and how often a share is begun
# again, in which several repositories may kill their worker.
_SPARK = {
    "spark.task.maxFailures": "16",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "16",
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
}


class _Terminated(BaseException):
    """SIGTERM came."""


class _Wrong(Exception):
    """What the command cannot do, as a sentence."""


def main(arguments: Optional[Sequence[str]] = None) -> int:
    """Runs the command. Returns 2 where it could not do what was asked; what is wrong with a repository is in its row."""
    given = _parser().parse_args(arguments)
    before = signal.getsignal(signal.SIGTERM)
    _heed_termination()
    try:
        return _run(given)
    except BaseException as error:
        signalled = _signal_behind(error)
        if signalled is not None:
            how, code = ("terminated", 143) if isinstance(signalled, _Terminated) else ("interrupted", 130)
            print(f"error: {how}; what was complete until then is in the store", file=sys.stderr)
            return code
        if isinstance(error, (_Wrong, TollgateError, OSError)):
            print(f"error: {error}", file=sys.stderr)
            return 2
        raise
    finally:
        if _is_main_thread():
            signal.signal(signal.SIGTERM, before)


def _heed_termination() -> None:
    """From now on SIGTERM is an exception, so that what is complete is written, and nothing stays behind."""
    if _is_main_thread():
        signal.signal(signal.SIGTERM, _terminate)


def _terminate(*_: Any) -> None:
    # A second one is for who does not end after the first.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    raise _Terminated


def _signal_behind(error: Optional[BaseException]) -> Optional[BaseException]:
    """The signal that an error comes from: libraries in C make an error of their own of one that comes while they run."""
    while error is not None and not isinstance(error, (KeyboardInterrupt, _Terminated)):
        error = error.__cause__ or error.__context__
    return error


def _is_main_thread() -> bool:
    # Only there signals can be handled.
    return threading.current_thread() is threading.main_thread()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tollgate-bulk",
        description="Scans many repositories and appends what it finds to a store of Parquet, by day.",
        epilog="What follows `--` is handed to `tollgate scan`, such as `-- --severity=high`.",
    )
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument(
        "--clones", metavar="DIR", type=Path, help="a directory of clones, bare ones too, or of directories"
    )
    source.add_argument(
        "--list", metavar="FILE", help="a file with a git directory on each line; `-` is standard input"
    )
    source.add_argument(
        "--parquet", metavar="PATH", type=Path,
        help="Parquet with repository, commit and one of: archive; git; directory; path and content",
    )  # fmt: skip
    parser.add_argument("--output", "-o", metavar="STORE", type=Path, required=True, help="the directory of the store")
    parser.add_argument(
        "--engine", choices=("local", "spark", "ray"), default="local", help="what does the work [local]"
    )
    parser.add_argument(
        "--workers", metavar="N", type=_count, help="how many scans run at once; of `local` [all cores]"
    )
    parser.add_argument("--all", action="store_true", help="scan what did not change, too")
    parser.add_argument("--allow-empty", action="store_true", help="that there are no repositories is no error")
    parser.add_argument("--rule", metavar="RULE", action="append", default=[], help="run only this rule, or pattern")
    parser.add_argument("--timeout", metavar="SECONDS", type=float, default=600.0, help="for one repository [600]")
    parser.add_argument("--memory", metavar="MIB", type=_count, default=4096, help="address space of one scan [4096]")
    parser.add_argument("--max-bytes", metavar="MIB", type=_count, help="what one repository may hold [1024]")
    parser.add_argument(
        "--split-bytes", metavar="MIB", type=_count,
        help="scan archives that are larger in parts, on several workers; of `spark` and `ray`",
    )  # fmt: skip
    parser.add_argument("args", nargs="*", metavar="-- OPTIONS", help="options of `tollgate scan`")
    return parser


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is less than 1")
    return number


def _run(given: argparse.Namespace) -> int:
    started = time.monotonic()
    options = Options(
        rules=tuple(given.rule), args=tuple(given.args), timeout=given.timeout,
        memory=given.memory * _MIB if sys.platform == "linux" else None,
        max_bytes=given.max_bytes * _MIB if given.max_bytes else MAX_BYTES,
    )  # fmt: skip
    if importlib.util.find_spec("pyarrow") is None:
        raise _Wrong("pyarrow is not installed: pip install 'tollgate-iac[bulk]'")
    if given.engine == "local":
        if given.split_bytes:
            raise _Wrong("--split-bytes is for the engines spark and ray")
        said = _local(given, options)
    else:
        if given.workers:
            raise _Wrong("--workers is for the engine local: spark and ray have as many as their cluster")
        if sys.platform == "linux" and not os.environ.get("PYSPARK_PYTHON"):
            os.environ["PYSPARK_PYTHON"] = sys.executable
        said = (_spark if given.engine == "spark" else _ray)(given, options)
    if said.broken:
        raise _Wrong("; ".join(sorted(set(said.broken))))
    if not said.status and not given.allow_empty:
        raise _Wrong("there are no repositories")
    _tell(said, time.monotonic() - started)
    return 0


def _tell(said: Said, seconds: float) -> None:
    for repository, error in said.failures:
        print(f"failed: {repository}: {error.splitlines()[0]}", file=sys.stderr)
    left = said.status["failed"] - len(said.failures)
    if left:
        print(f"failed: {left:,} more; see the column `error` of the statistics", file=sys.stderr)
    total = sum(said.status.values())
    parts = ", ".join(f"{said.status[it]:,} {it}" for it in ("scanned", "unchanged", "failed") if said.status[it])
    repositories = "repository" if total == 1 else "repositories"
    findings = "finding" if said.findings == 1 else "findings"
    print(f"{total:,} {repositories}: {parts}; {said.findings:,} {findings}; {seconds:.1f}s")


def _local(given: argparse.Namespace, options: Options) -> Said:
    from tollgate._pool import elsewhere, pool

    job = Job.of(options)
    last = {} if given.all else _last_scans(given.output)
    left_out = _LeftOut(last, job)
    said = Said()
    with contextlib.ExitStack() as stack:
        if given.parquet is not None:
            memory, disk = (stack.enter_context(_work.directory(in_memory=it)) for it in (True, False))
            rows = stack.enter_context(elsewhere(_spooled, given.parquet, last, job, memory, disk))
        else:
            rows = _of_clones(given, job)
        scan_all = stack.enter_context(pool(job, given.workers or _cores()))
        # To import pyarrow takes a while, in which these processes start.
        from tollgate import _store

        writer = stack.enter_context(_store.append(given.output, job.at.date()))

        def add(found: List[Row]) -> None:
            writer.add(found)
            said.add(found[0])

        for found in scan_all(left_out.of(rows)):
            add(found)
            for row in left_out.rows():
                add([row])
        for row in left_out.rows():
            add([row])
    return said


def _last_scans(store: Path) -> Dict[str, Last]:
    if not (store / "statistics").is_dir():
        return {}
    from tollgate import _store

    return _store.known(store)


def _spooled(*arguments: Any) -> Iterator[Row]:
    """In the process that reads: the one that starts it need not know what Parquet is."""
    from tollgate import _parquet

    return _parquet.spooled(*arguments)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


class _LeftOut:
    """What need not be scanned, or cannot be, of the rows that pass."""

    def __init__(self, last: Dict[str, Last], job: Job) -> None:
        self._last = last
        self._job = job
        self._rows: Deque[Row] = collections.deque()

    def of(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows that are to be scanned."""
        for row in rows:
            if "status" in row:
                self._rows.append(row)
            elif same_as(self._last.get(row["repository"]), row["commit"], self._job):
                self._rows.append(unchanged(row["repository"], row["commit"], self._job))
            else:
                yield row

    def rows(self) -> Iterator[Row]:
        """The statistics of the others since the last call."""
        while self._rows:
            yield self._rows.popleft()


def _of_clones(given: argparse.Namespace, job: Job) -> Iterator[Row]:
    """Rows of repositories that are directories; of those that cannot be read, rows of statistics."""
    for name, path in _clones(given.clones) if given.clones is not None else _listed(given.list):
        git = git_directory(path)
        if git is None:
            yield {"repository": name, "commit": "", "directory": str(path)}
            continue
        try:
            yield {"repository": name, "commit": head(str(git)), "git": str(git)}
        except TollgateError as error:
            yield failed(name, "", job, str(error))


def _clones(top: Path) -> Iterator[Tuple[str, Path]]:
    """The repositories below a directory, and their names: paths from there. A directory right in it that holds none is
    one, without commits."""
    if not top.is_dir():
        raise _Wrong(f"{top} is not a directory")
    for entry in _directories(top):
        found = False
        for path in _repositories(entry, _DEPTH):
            found = True
            name = path.relative_to(top).as_posix()
            yield (name[:-4] if name.endswith(".git") and name != ".git" else name), path.resolve()
        if not found:
            yield entry.name, entry.resolve()


def _repositories(path: Path, depth: int) -> Iterator[Path]:
    if git_directory(path) is not None:
        yield path
    elif depth > 1:
        for entry in _directories(path):
            yield from _repositories(entry, depth - 1)


def _directories(path: Path) -> List[Path]:
    return sorted(it for it in path.iterdir() if it.is_dir() and not it.is_symlink())


def _listed(file: str) -> Iterator[Tuple[str, Path]]:
    """Lines `PATH`, or `NAME<tab>PATH`. The name is that of the directory, unless it is given."""
    lines = sys.stdin if file == "-" else open(file, encoding="utf-8")  # noqa: SIM115
    names: Set[str] = set()
    with lines:
        for line in lines:
            name, _, path = line.rstrip("\r\n").rpartition("\t")
            if not path.strip() or path.startswith("#"):
                continue
            directory = Path(path).resolve()
            if not directory.is_dir():
                raise _Wrong(f"{file}: `{path}` is not a directory")
            if not name:
                top = directory.parent if directory.name == ".git" else directory
                name = top.name[:-4] if top.name.endswith(".git") else top.name
            if name in names:
                raise _Wrong(f"{file}: two repositories are named `{name}`: write another name and a tab before a path")
            names.add(name)
            yield name, directory


def _spark(given: argparse.Namespace, options: Options) -> Said:
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise _Wrong("PySpark is not installed: pip install 'tollgate-iac[spark]'") from error
    from tollgate import _store
    from tollgate.spark import cores_of, scan_into, scan_repositories

    # The cluster is that of `spark-submit`, or of the configuration.
    ours = SparkSession.getActiveSession() is None
    builder = SparkSession.builder.appName("tollgate-bulk")
    for name, value in _SPARK.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    job = Job.of(options)
    said = Said()
    wrong: List[Row] = []
    shares = _shares(given, job, cores_of(session), wrong)
    if shares is not None:
        last = {} if given.all else _store.known(given.output)
        for share in scan_into(session, given.output, shares, job, last):
            said.join(share)
    else:
        statistics = given.output / "statistics"
        known = session.read.parquet(str(statistics)) if any(statistics.glob("day=*")) and not given.all else None
        split = given.split_bytes * _MIB if given.split_bytes else None
        scanned = scan_repositories(session.read.parquet(str(given.parquet)), options, known=known, split_bytes=split)
        scanned.rows.persist()
        scanned.findings.write.mode("append").partitionBy("day").parquet(str(given.output / "findings"))
        kept = scanned.statistics.persist()
        kept.write.mode("append").partitionBy("day").parquet(str(statistics))
        for row in kept.select("repository", "status", "findings", "error").toLocalIterator():
            said.add(row.asDict())
    if ours:
        session.stop()
    return _with_wrong(said, wrong, given)


def _ray(given: argparse.Namespace, options: Options) -> Said:
    try:
        import ray
    except ImportError as error:
        raise _Wrong("Ray is not installed: pip install 'tollgate-iac[ray]'") from error
    from tollgate import _parquet, _store
    from tollgate.ray import scan_into, scan_what_is_new

    if not ray.is_initialized():
        ray.init(include_dashboard=False, logging_level="WARNING")
        # It ends the process itself.
        _heed_termination()
        # Ray Data tells of each step, and sets the level of its loggers again each time.
        logging.disable(logging.INFO)
    job = Job.of(options)
    last = {} if given.all else _store.known(given.output)
    said = Said()
    wrong: List[Row] = []
    shares = _shares(given, job, max(1, int(ray.cluster_resources().get("CPU", 1))), wrong)
    if shares is not None:
        for share in scan_into(given.output, shares, job, last):
            said.join(share)
        return _with_wrong(said, wrong, given)
    import ray.data

    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = context.print_on_execution_start = False
    # What a worker has is measured by its scans, not every second.
    context.memory_usage_poll_interval_s = None
    ds = ray.data.from_items([{"file": str(it.resolve())} for it in _parquet.files_of(given.parquet)])
    ds = ds.map_batches(_read, batch_size=1, batch_format="pyarrow")
    scanned = scan_what_is_new(ds, job, last, given.split_bytes * _MIB if given.split_bytes else None).materialize()
    for name, table in (("findings", scanned.findings), ("statistics", scanned.statistics)):
        table.write_parquet(str(given.output.resolve() / name), partition_cols=["day"])
    for row in scanned.statistics.select_columns(["repository", "status", "findings", "error"]).iter_rows():
        said.add(row)
    return said


def _shares(given: argparse.Namespace, job: Job, cores: int, wrong: List[Row]) -> Optional[List[Share]]:
    """What is scanned, for so many cores; ``None`` where rows have to be brought together, or repositories divided. Rows of
    what cannot be read are put aside."""
    from tollgate import _parquet, _shares

    if given.parquet is None:
        return list(_shares.shares_of_rows(_plain(_of_clones(given, job), wrong), cores))
    files = _parquet.files_of(given.parquet)
    if given.split_bytes or any(map(_parquet.has_files, files)):
        return None
    return list(_parquet.shares_of_tables(files, cores))


def _read(names: pa.Table) -> Iterator[pa.Table]:
    """A few rows of a file at a time. Ray's own reader holds as many as fit into 128 MiB, and more."""
    import pyarrow as pa

    from tollgate._parquet import Table

    for table in map(Table, map(Path, names["file"].to_pylist())):
        for batch in table.batches([*KEYS, *table.where]):
            yield pa.Table.from_batches([batch])


def _plain(rows: Iterable[Row], wrong: List[Row]) -> List[Row]:
    """The rows that say where repositories are; those of what cannot be read are put aside."""
    found = []
    for row in rows:
        if "status" in row:
            wrong.append(row)
        else:
            found.append({"repository": row["repository"], "commit": row["commit"],
                          "git": row.get("git"), "directory": row.get("directory")})  # fmt: skip
    return found


def _with_wrong(said: Said, wrong: List[Row], given: argparse.Namespace) -> Said:
    """Writes the rows of what could not be read."""
    from tollgate import _store

    if wrong:
        with _store.append(given.output, wrong[0]["day"]) as writer:
            for row in wrong:
                writer.add([row])
                said.add(row)
    return said


if __name__ == "__main__":
    sys.exit(main())
