"""Finds and runs the command that comes with this package."""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Iterator, Mapping, Optional, Sequence

from tollgate._errors import BinaryNotFound, OutOfMemory, ScanError, ScanTimeout

# The most that is kept of standard error, in bytes: its end says why a command failed.
MAX_SAID = 64 << 10

_NAME = "tollgate.exe" if sys.platform == "win32" else "tollgate"


def _places() -> Iterator[Path]:
    """Where installers put the commands of a package, the likeliest place first."""
    yield Path(sysconfig.get_path("scripts")) / _NAME
    here = Path(__file__).resolve().parent
    # `pip install --target DIR`, and environments that are unpacked elsewhere: above `lib/python3.X/site-packages`.
    yield here.parent / "bin" / _NAME
    if len(here.parents) > 3:
        yield here.parents[3] / "bin" / _NAME
    with contextlib.suppress(KeyError):
        yield Path(sysconfig.get_path("scripts", "nt_user" if sys.platform == "win32" else "posix_user")) / _NAME


def binary() -> str:
    """The path of the command. ``TOLLGATE_BINARY`` of the environment names another one.

    Raises:
        BinaryNotFound: where it is not installed.
    """
    named = os.environ.get("TOLLGATE_BINARY")
    if named:
        if not os.path.isfile(named):
            raise BinaryNotFound(f"TOLLGATE_BINARY names no file: `{named}`")
        return os.path.abspath(named)
    for place in _places():
        if place.is_file():
            return str(place)
    on_path = shutil.which("tollgate")
    if on_path:
        return on_path
    raise BinaryNotFound("the command `tollgate` is not installed: `pip install --force-reinstall tollgate-iac`")


@lru_cache(maxsize=None)
def _version_of(command: str) -> str:
    return run([command, "--version"]).said_on_stdout.split()[-1]


def version() -> str:
    """The version of the command, such as ``0.1.0``."""
    return _version_of(binary())


@dataclass(frozen=True)
class Outcome:
    """How a command ended."""

    code: int
    """Its exit code, negative for a signal."""
    said: str
    """What it wrote to standard error; of more than 64 KiB the end."""
    said_on_stdout: str
    seconds: float
    max_rss: int
    """The most memory that it had, in bytes; 0 where the system does not tell."""


def run(
    command: Sequence[str],
    *,
    timeout: Optional[float] = None,
    memory: Optional[int] = None,
    environment: Optional[Mapping[str, str]] = None,
    directory: Optional[str] = None,
    scratch: Optional[Path] = None,
) -> Outcome:
    """Runs a command to its end.

    Args:
        command: The command and its arguments.
        timeout: Seconds after which it is killed with all that it started.
        memory: The most bytes of address space that it may have. Linux only.
        environment: Variables beside those of this process.
        directory: The working directory of the command instead of that of this process.
        scratch: A directory for what it says.

    Raises:
        ScanTimeout: where it took longer.
        OutOfMemory: where it needed more memory.
        ValueError: where memory cannot be limited on this system.
    """
    if memory is not None and sys.platform != "linux":
        raise ValueError("`memory` can be limited on Linux only")
    started = time.monotonic()
    # Files, not pipes: nobody has to read while the command runs.
    with tempfile.TemporaryFile(dir=scratch) as stdout, tempfile.TemporaryFile(dir=scratch) as stderr:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            cwd=directory,
            stdout=stdout,
            stderr=stderr,
            env=None if environment is None else {**os.environ, **environment},
            start_new_session=True,
        )
        try:
            if memory is not None:
                _limit(process, memory)
            max_rss = _wait(process, timeout)
        except BaseException:
            _kill(process)
            raise
        seconds = time.monotonic() - started
        stderr.seek(max(0, stderr.seek(0, os.SEEK_END) - MAX_SAID))
        said = stderr.read().decode(errors="replace").strip()
        code = process.returncode
        if max_rss is None:
            raise ScanTimeout(f"the scan was killed after {timeout} seconds", code=code, said=said)
        if memory is not None and code < 0 and "memory allocation" in said:
            raise OutOfMemory(f"the scan needed more than {memory >> 20} MiB: {said}", code=code, said=said)
        stdout.seek(0)
        return Outcome(code, said, stdout.read().decode(errors="replace"), seconds, max_rss)


def _limit(process: subprocess.Popen[bytes], memory: int) -> None:
    """Limits the memory of a command that has just started. A shell that did so before would cost a process more, and to
    run code of this process between fork and exec is not safe where it has threads."""
    if sys.platform == "linux":
        import resource

        # It may have ended already; and a limit that is lower stays.
        with contextlib.suppress(ProcessLookupError, ValueError):
            resource.prlimit(process.pid, resource.RLIMIT_AS, (memory, memory))


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Ends a command and all that it started."""
    if process.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            if sys.platform == "win32":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _wait(process: subprocess.Popen[bytes], timeout: Optional[float]) -> Optional[int]:
    """Waits for the end of a command. Returns the most memory that it had; ``None`` where it was killed in time."""
    if sys.platform != "linux" or not hasattr(os, "pidfd_open"):
        try:
            process.wait(timeout)
        except subprocess.TimeoutExpired:
            _kill(process)
            return None
        return 0
    descriptor = os.pidfd_open(process.pid)
    try:
        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        if not poll.poll(None if timeout is None else max(0.0, timeout) * 1000):
            _kill(process)
            return None
    finally:
        os.close(descriptor)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss << 10


def failure(outcome: Outcome) -> ScanError:
    """The error of a command that wrote no report."""
    said = outcome.said or f"the command ended with {outcome.code}"
    return ScanError(said, code=outcome.code, said=outcome.said)
