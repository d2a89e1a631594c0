"""One repository of many: whatever is wrong with it costs its own row, and nothing else."""

from __future__ import annotations

import datetime
import hashlib
import json
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Tuple

from tollgate._archive import Limits, unpack
from tollgate._errors import IncompleteScan, TollgateError
from tollgate._files import MAX_BYTES, MAX_FILES, write_files
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
        """What tells scans apart that say different things of the same commit."""
        said = json.dumps([self.rules, self.args]).encode()
        return hashlib.sha256(said).hexdigest()[:16]


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


@dataclass(frozen=True)
class Source:
    """A repository: of ``files``, ``archive`` and ``directory`` one is given."""

    repository: str
    commit: str
    files: Optional[Mapping[str, bytes]] = None
    archive: Optional[bytes] = None
    directory: Optional[str] = None


def scan_source(
    source: Source, options: Options, *, version: str, part: Optional[str] = None
) -> Tuple[List[Dict[str, Any]], Dict[str, Any]]:
    """Scans a repository, or a part of it such as ``3/16``. Returns rows of findings, and a row of statistics.

    Raises nothing for what is wrong with the repository.
    """
    started = time.monotonic()
    now = datetime.datetime.now(datetime.timezone.utc)
    common = {"repository": source.repository, "commit": source.commit, "scanned_at": now, "day": now.date()}
    statistics: Dict[str, Any] = {
        **common, "status": "failed", "error": None, "complete": False, "version": version, "rules": options.key(),
        "findings": 0, "suppressed": 0, "undecided": 0, "files": 0, "bytes": 0, "seconds": 0.0, "max_rss": 0,
    }  # fmt: skip
    report: Optional[Report] = None
    try:
        report = _scan(source, options, part, started + options.timeout)
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


def _scan(source: Source, options: Options, part: Optional[str], deadline: float) -> Report:
    arguments = ["--no-tf-vars", "--allow-empty", "--threads=1", *(f"--rule={rule}" for rule in options.rules)]
    arguments += [f"--shard={part}"] if part is not None else []
    arguments += options.args
    if source.directory is not None:
        return _run(Path(source.directory).resolve(), arguments, options, deadline)
    with tempfile.TemporaryDirectory(prefix="tollgate-") as directory:
        top = Path(directory).resolve()
        if source.archive is not None:
            unpack(source.archive, top, Limits(options.max_bytes, options.max_files, deadline))
        else:
            write_files(source.files or {}, top, max_bytes=options.max_bytes, max_files=options.max_files)
        return _run(top, arguments, options, deadline)


def _run(top: Path, arguments: List[str], options: Options, deadline: float) -> Report:
    left = max(0.0, deadline - time.monotonic())
    whole = [*arguments, f"--sarif-root={top}"]
    # From within: what directories above a repository are called says nothing of it.
    return run(".", whole, timeout=left, memory=options.memory, sarif=False, directory=str(top))


def as_arguments(options: Options) -> Dict[str, Any]:
    """Options as plain values, to send them elsewhere."""
    return asdict(options)
