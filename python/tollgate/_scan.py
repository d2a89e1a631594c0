"""Scans, from Python."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import List, Mapping, Optional, Sequence, Union

from tollgate import _binary, _report
from tollgate._errors import IncompleteScan
from tollgate._files import MAX_BYTES, MAX_FILES, write_files
from tollgate._report import Report

PathLike = Union[str, "os.PathLike[str]"]
Files = Mapping[str, Union[bytes, str]]


def scan(
    source: Union[PathLike, Files],
    *,
    rules: Sequence[str] = (),
    exclude_rules: Sequence[str] = (),
    severity: Optional[str] = None,
    pedantic: bool = False,
    var_files: Sequence[PathLike] = (),
    variables: Optional[Mapping[str, str]] = None,
    config: Optional[PathLike] = None,
    shard: Optional[str] = None,
    threads: Optional[int] = None,
    timeout: Optional[float] = None,
    memory: Optional[int] = None,
    max_bytes: int = MAX_BYTES,
    max_files: int = MAX_FILES,
    args: Sequence[str] = (),
) -> Report:
    """Scans a directory, a file's module, or files that are given as a mapping of names to contents.

    Args:
        source: A path; or the files of a repository by their names relative to its top, with ``/``. These are written
            to a temporary directory, which is gone when the function returns.
        rules: Run only these: ids, GUIDs, aliases or patterns such as ``aws-s3-*``.
        exclude_rules: Do not run these.
        severity: Report only findings at or above it.
        pedantic: Also run the rules whose advice is a matter of taste.
        var_files: Files with values of variables.
        variables: Values of variables.
        config: A configuration file instead of the nearest ``.tollgate.hcl``.
        shard: Which part to scan, as ``3/16``.
        threads: How many threads the command has.
        timeout: Seconds after which the scan is killed.
        memory: The most bytes of address space that it may have. Linux only.
        max_bytes: The most bytes of files in a mapping.
        max_files: The most files in a mapping.
        args: Further options of ``tollgate scan``.

    Raises:
        ScanError: where the command cannot do what is asked; the message is what it said.
        IncompleteScan: where a part could not be scanned; it has the report on the rest.
        ScanTimeout, OutOfMemory: where the scan was killed.
        UnsafeFiles: where names of files lead out of the repository, or there are too many.
        BinaryNotFound: where the command is not installed.
    """
    options: List[str] = []
    for option, values in (("--rule", rules), ("--exclude-rule", exclude_rules), ("--var-file", var_files)):
        options += [f"{option}={os.fspath(value)}" for value in values]
    options += [f"--var={name}={value}" for name, value in (variables or {}).items()]
    single = (("--severity", severity), ("--config", config), ("--shard", shard), ("--threads", threads))
    options += [f"{option}={value}" for option, value in single if value is not None]
    options += ["--pedantic"] if pedantic else []
    options += args
    if not isinstance(source, Mapping):
        return run(os.fspath(source), options, timeout=timeout, memory=memory)
    with tempfile.TemporaryDirectory(prefix="tollgate-") as directory:
        top = Path(directory).resolve()
        write_files(source, top, max_bytes=max_bytes, max_files=max_files)
        return run(str(top), [*options, f"--sarif-root={top}"], timeout=timeout, memory=memory)


def run(
    path: str,
    options: Sequence[str],
    *,
    timeout: Optional[float] = None,
    memory: Optional[int] = None,
    sarif: bool = True,
    directory: Optional[str] = None,
    scratch: Optional[Path] = None,
) -> Report:
    """Scans a path, as seen from a directory, with options of the command. What it writes goes through files in a
    directory ``scratch``. Raises as :func:`scan`; without ``sarif`` the report has none."""
    with tempfile.TemporaryDirectory(prefix="tollgate-", dir=scratch) as written:
        reports = {"json": Path(written, "report.json").resolve(), "sarif": Path(written, "report.sarif").resolve()}
        command = [_binary.binary(), "scan", "-qq", *options]
        for kind, file in reports.items():
            command += [f"--output={kind}={file}"] if sarif or kind == "json" else []
        outcome = _binary.run(
            [*command, "--", path], timeout=timeout, memory=memory, directory=directory, scratch=scratch
        )
        if outcome.code not in (0, 1, 2) or not reports["json"].is_file():
            raise _binary.failure(outcome)
        report = _report.read(
            reports["json"].read_text(encoding="utf-8"),
            reports["sarif"].read_text(encoding="utf-8") if sarif else "",
            seconds=outcome.seconds,
            max_rss=outcome.max_rss,
        )
    if outcome.code == 2:
        message = outcome.said or "the scan is not complete"
        raise IncompleteScan(message, code=2, said=outcome.said, report=report)
    return report
