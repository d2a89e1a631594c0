"""One repository of many: whatever is wrong with it costs its own row, and nothing else."""

from __future__ import annotations

import contextlib
import datetime
import hashlib
import json
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Collection, Dict, Iterable, Iterator, List, Mapping, Optional, Tuple

from tollgate import _work
from tollgate._archive import Archive, Limits, TooLarge, unpack
from tollgate._binary import version
from tollgate._errors import IncompleteScan, TollgateError
from tollgate._files import MAX_BYTES, MAX_FILES, write_files
from tollgate._git import check_out
from tollgate._report import Report
from tollgate._scan import run


@dataclass(frozen=True)
class Options:
    """How each repository is scanned, and what that may cost."""

    rules: Tuple[str, ...] = ()
    """Run only these rules."""
    args: Tuple[str, ...] = ()
    """Further options of ``tollgate scan``."""
    timeout: float = 600.0
    """Seconds for one repository, or a part of it."""
    memory: Optional[int] = 4 << 30
    """Bytes of address space of one scan; ``None`` for no limit. Counts on Linux only."""
    max_bytes: int = MAX_BYTES
    max_files: int = MAX_FILES

    def key(self) -> str:
        """What tells scans apart that say different things of the same commit: what is asked for, with the contents of
        the files that options name."""
        digest = hashlib.sha256(json.dumps([self.rules, self.args]).encode())
        for argument in self.args:
            named = Path(argument.partition("=")[2] if argument.startswith("-") else argument)
            files = sorted(it for it in named.rglob("*") if it.is_file()) if named.is_dir() else [named]
            for file in files if str(named) not in ("", ".") else []:
                with contextlib.suppress(OSError):
                    digest.update(str(file).encode() + b"\0" + file.read_bytes())
        return digest.hexdigest()[:16]


@dataclass(frozen=True)
class Job:
    """A scan of many repositories: plain values, to be sent to workers."""

    options: Options
    version: str
    """The version of the command on the driver."""
    rules: str
    """The key of the options."""
    at: datetime.datetime
    """When it began, in UTC: the time and the day of all that it finds, so that a repository which is scanned again
    because a worker died, or in parts, has one time."""

    @staticmethod
    def of(options: Options) -> Job:
        """A job that begins now."""
        now = datetime.datetime.now(datetime.timezone.utc)
        return Job(options, version(), options.key(), now)


FINDING_COLUMNS = (
    "repository string, commit string, rule string, severity string, provider string, path string, start_line int, "
    "end_line int, message string, fingerprint string, addresses array<string>, scanned_at timestamp, day date"
)
"""The columns of findings, as SQL has them."""
STATISTICS_COLUMNS = (
    "repository string, commit string, day date, scanned_at timestamp, status string, error string, complete boolean, "
    "version string, rules string, findings bigint, suppressed bigint, undecided bigint, files bigint, bytes bigint, "
    "seconds double, max_rss bigint"
)
"""The columns of statistics, one row for each repository of each run. ``status`` is ``scanned``, ``unchanged`` or
``failed``; ``rules`` stands for what was asked for; ``complete`` is false where a part could not be scanned, which
``error`` says."""


KEYS = ("repository", "commit")
WHERE = ("archive", "git", "directory")
"""The columns that say where a repository is; of each row the first that is not null counts."""
_FILES = ("path", "content")


def columns_where(names: Collection[str], begin: str) -> List[str]:
    """Which columns of a table say where its repositories are.

    Raises:
        ValueError: where none does, or which repository and commit a row is of is not there. ``begin`` is how it begins: "a
            table has".
    """
    where = [name for name in WHERE if name in names] or list(_FILES if set(_FILES).issubset(names) else ())
    if not where or not set(KEYS).issubset(names):
        raise ValueError(
            f"{begin} the columns repository, commit and one of: archive; git; directory; path and content"
        )
    return where


# How many failures are named.
_NAMED = 20

KILLED = f"the process that scanned it ended, {_work.TRIES} times"


# Few repositories at the end, so that all workers end together, and many before, since each share costs something.
_LEAST, _MOST = 4, 256
_SHARES_OF_A_CORE = 2


def share(left: int, cores: int) -> int:
    """How many of the repositories that are left a worker takes next."""
    return max(_LEAST, min(_MOST, left // (_SHARES_OF_A_CORE * cores)))


@dataclass(frozen=True)
class Source:
    """A repository: of ``files``, ``archive``, ``git`` and ``directory`` one is given."""

    repository: str
    commit: str
    files: Optional[Mapping[str, bytes]] = None
    archive: Optional[Archive] = None
    git: Optional[str] = None
    """The git directory of a repository, of which the commit is scanned."""
    directory: Optional[str] = None
    """A directory, scanned as it is."""


def scan_source(source: Source, job: Job, *, part: Optional[str] = None) -> Tuple[List[Dict[str, Any]], Dict[str, Any]]:
    """Scans a repository, or a part of it such as ``3/16``. Returns rows of findings, and a row of statistics.

    Raises nothing for what is wrong with the repository. One that kills who scans it is given up the second time.
    """
    with _work.may_try(f"{job.at} {source.repository} {source.commit} {part}") as may:
        if may:
            return _scan_source(source, job, part)
    return [], failed(source.repository, source.commit, job, KILLED)


def _scan_source(source: Source, job: Job, part: Optional[str]) -> Tuple[List[Dict[str, Any]], Dict[str, Any]]:
    started = time.monotonic()
    common = about(source.repository, source.commit, job)
    statistics = failed(source.repository, source.commit, job, None)
    report: Optional[Report] = None
    try:
        report = _scan(source, job.options, part, started + job.options.timeout)
        statistics["complete"] = True
    except IncompleteScan as error:
        report = error.report
        statistics["error"] = str(error)
    except (TollgateError, OSError, ValueError) as error:
        statistics["error"] = str(error) or type(error).__name__
    statistics["seconds"] = time.monotonic() - started
    if report is None:
        return [], statistics
    statistics.update(
        status="scanned", findings=len(report.findings), suppressed=len(report.suppressed),
        undecided=len(report.undecided), files=report.summary["files"], bytes=report.summary["bytes"],
        max_rss=report.max_rss,
    )  # fmt: skip
    findings = [
        {
            **common, "rule": it.rule, "severity": it.severity, "provider": it.provider, "path": it.place.path,
            "start_line": it.place.start.line, "end_line": it.place.end.line, "message": it.message,
            "fingerprint": it.fingerprint, "addresses": list(it.addresses),
        }
        for it in report.findings
    ]  # fmt: skip
    return findings, statistics


def scan_rows(rows: Iterable[Dict[str, Any]], job: Job) -> Iterator[Dict[str, Any]]:
    """Scans the repositories of rows with ``repository``, ``commit`` and a column of :data:`WHERE`. Of each come its
    row of statistics and its findings."""
    for row in rows:
        repository, commit = key_of(row["repository"], row["commit"])
        given = {name: row[name] for name in WHERE if row.get(name) is not None}
        if not given:
            yield failed(repository, commit, job, "there is nothing to scan: neither an archive nor a directory")
            continue
        name = next(iter(given))
        parts = row.get("parts") or 1
        part = f"{row['part']}/{parts}" if parts > 1 else None
        source = Source(repository, commit, **{name: given[name]})
        findings, statistics = scan_source(source, job, part=part)
        yield statistics
        yield from findings


def together(parts: List[Dict[str, Any]]) -> Dict[str, Any]:
    """The row of statistics of a repository of those of its parts."""
    whole = dict(parts[0])
    for name in ("findings", "suppressed", "undecided", "seconds"):
        whole[name] = sum(it[name] for it in parts)
    for name in ("files", "bytes", "max_rss"):
        whole[name] = max(it[name] for it in parts)
    # `failed` comes before `scanned`.
    whole["status"] = min(it["status"] for it in parts)
    whole["complete"] = all(it["complete"] for it in parts)
    whole["error"] = "; ".join(sorted({it["error"] for it in parts if it["error"]})) or None
    return whole


def key_of(repository: Any, commit: Any) -> Tuple[str, str]:
    """A repository and its commit as text. What has no commit has the empty one."""
    return str(repository), "" if commit is None else str(commit)


Last = Tuple[str, str, str]
"""The commit, the version and the key of the options of a scan."""


def same_as(last: Optional[Last], commit: str, job: Job) -> bool:
    """Whether a repository was scanned as it would be now. What has no commit may always be another."""
    return bool(commit) and last == (commit, job.version, job.rules)


def about(repository: str, commit: str, job: Job) -> Dict[str, Any]:
    """What all rows of a repository say."""
    return {"repository": repository, "commit": commit, "scanned_at": job.at, "day": job.at.date()}


def unchanged(repository: str, commit: str, job: Job) -> Dict[str, Any]:
    """The row of statistics of a repository that is as it was."""
    return {
        **about(repository, commit, job), "status": "unchanged", "error": None, "complete": True,
        "version": job.version, "rules": job.rules,
        "findings": 0, "suppressed": 0, "undecided": 0, "files": 0, "bytes": 0, "seconds": 0.0, "max_rss": 0,
    }  # fmt: skip


def failed(repository: str, commit: str, job: Job, error: Optional[str]) -> Dict[str, Any]:
    """The row of statistics of a repository that could not be scanned."""
    return {**unchanged(repository, commit, job), "status": "failed", "error": error, "complete": False}


class Said:
    """What there is to say of many repositories at the end."""

    def __init__(self) -> None:
        self.status: Counter[str] = Counter()
        """How many repositories have each status."""
        self.findings = 0
        self.failures: List[Tuple[str, str]] = []
        """The first repositories that failed, and why."""
        self.broken: List[str] = []
        """Why some could not even be begun."""

    def add(self, statistics: Dict[str, Any]) -> None:
        """Counts a repository, by its row of statistics."""
        self.status[statistics["status"]] += 1
        self.findings += statistics["findings"]
        if statistics["status"] == "failed" and len(self.failures) < _NAMED:
            self.failures.append((statistics["repository"], statistics["error"] or "for an unknown reason"))

    def join(self, other: Said) -> None:
        """Counts what another has counted."""
        self.status.update(other.status)
        self.findings += other.findings
        self.failures = (self.failures + other.failures)[:_NAMED]
        self.broken += other.broken


def _scan(source: Source, options: Options, part: Optional[str], deadline: float) -> Report:
    arguments = ["--no-tf-vars", "--allow-empty", "--threads=1", *(f"--rule={rule}" for rule in options.rules)]
    arguments += [f"--shard={part}"] if part is not None else []
    arguments += options.args
    if source.directory is not None:
        with _work.directory() as scratch:
            return _run(Path(source.directory).resolve(), arguments, options, deadline, scratch)
    try:
        return _unpacked(source, arguments, options, deadline, in_memory=True)
    except TooLarge:
        if options.max_bytes <= _work.MOST_IN_MEMORY:
            raise
    return _unpacked(source, arguments, options, deadline, in_memory=False)


def _unpacked(source: Source, arguments: List[str], options: Options, deadline: float, *, in_memory: bool) -> Report:
    most = min(options.max_bytes, _work.MOST_IN_MEMORY) if in_memory else options.max_bytes
    limits = Limits(most, options.max_files, deadline)
    with _work.directory(in_memory=in_memory) as scratch:
        top = scratch / "repository"
        top.mkdir()
        if source.archive is not None:
            unpack(source.archive, top, limits)
        elif source.git is not None:
            check_out(source.git, source.commit, top, limits)
        else:
            write_files(source.files or {}, top, max_bytes=options.max_bytes, max_files=options.max_files)
        return _run(top, arguments, options, deadline, scratch)


def _run(top: Path, arguments: List[str], options: Options, deadline: float, scratch: Path) -> Report:
    left = max(0.0, deadline - time.monotonic())
    whole = [*arguments, f"--sarif-root={top}"]
    # From within: what directories above a repository are called says nothing of it.
    return run(".", whole, timeout=left, memory=options.memory, sarif=False, directory=str(top), scratch=scratch)
