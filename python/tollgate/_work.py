"""Where repositories are unpacked: in memory where there is room, else on disk."""

from __future__ import annotations

import atexit
import contextlib
import functools
import hashlib
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Dict, Iterator

TRIES = 2
"""How often something is begun that kills who does it."""
# What is unpacked in memory at the most: what is larger goes to the disk.
MOST_IN_MEMORY = 128 << 20

_MEMORY = Path("/dev/shm")
_PREFIX = "tollgate-bulk-"
_LOCK = ".tollgate-lock"
_DAY = 24 * 60 * 60.0


class _Workspace:
    """A directory of this process. Those of processes that were killed are removed by the next one: nobody holds their
    lock any more."""

    def __init__(self, parent: Path) -> None:
        self.process = os.getpid()
        self._lock = -1
        _sweep(parent)
        while True:
            self.path = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent)).resolve()
            self._lock = os.open(self.path / _LOCK, os.O_CREAT | os.O_RDWR, 0o600)
            # Somebody who sweeps may have been faster.
            if _try_lock(self._lock) and (self.path / _LOCK).exists():
                break
            os.close(self._lock)
        atexit.register(self.remove)

    def remove(self) -> None:
        """Removes the directory, unless another process inherited it."""
        if os.getpid() == self.process:
            shutil.rmtree(self.path, ignore_errors=True)


_workspaces: Dict[Path, _Workspace] = {}


def _try_lock(descriptor: int) -> bool:
    """Locks a file. It is let go when the process ends, however it does."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _sweep(parent: Path) -> None:
    """Removes what processes left that did not end well."""
    if sys.platform == "win32":
        return
    for left in parent.glob(f"{_PREFIX}*/{_LOCK}"):
        with contextlib.suppress(OSError):
            if left.parent.stat().st_uid != os.getuid():
                continue
            descriptor = os.open(left, os.O_RDWR | os.O_NOFOLLOW)
            try:
                if _try_lock(descriptor):
                    shutil.rmtree(left.parent, ignore_errors=True)
            finally:
                os.close(descriptor)


def _parent(in_memory: bool) -> Path:
    """The directory in memory where it has room, else that for temporary files."""
    on_disk = Path(tempfile.gettempdir())
    if not in_memory or sys.platform != "linux" or any(os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP")):
        return on_disk
    try:
        room = os.statvfs(_MEMORY)
    except OSError:
        return on_disk
    has_room = room.f_bavail * room.f_frsize >= 4 * MOST_IN_MEMORY
    return _MEMORY if has_room and os.access(_MEMORY, os.W_OK | os.X_OK) else on_disk


@contextlib.contextmanager
def directory(*, in_memory: bool = True) -> Iterator[Path]:
    """An empty directory, gone afterwards; in memory where the system has room there and ``TMPDIR`` names no other."""
    parent = _parent(in_memory)
    here = _workspaces.get(parent)
    if here is None or here.process != os.getpid() or not here.path.is_dir():
        here = _workspaces[parent] = _Workspace(parent)
    made = Path(tempfile.mkdtemp(dir=here.path))
    try:
        yield made
    finally:
        try:
            _remove(str(made))
        except OSError:
            shutil.rmtree(made, ignore_errors=True)


@contextlib.contextmanager
def may_try(what: str) -> Iterator[bool]:
    """Whether to begin something, as nobody did before on this machine, or at most once and was killed: whoever gives out
    work begins it again, and does not know what killed its worker."""
    mark = _marks() / hashlib.sha256(what.encode(errors="surrogatepass")).hexdigest()
    try:
        descriptor = os.open(mark, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    except OSError:
        # Without marks everything is a first time.
        yield True
        return
    try:
        # Who holds the lock lives, and does the same.
        held = _try_lock(descriptor)
        may = not held or os.fstat(descriptor).st_size < TRIES
        if held and may:
            os.write(descriptor, b".")
        try:
            yield may
        finally:
            if held and may:
                with contextlib.suppress(OSError):
                    mark.unlink()
    finally:
        os.close(descriptor)


@functools.lru_cache(maxsize=None)
def _marks() -> Path:
    """A directory that is ours alone. Marks of yesterday are removed."""
    owner = os.getuid() if sys.platform != "win32" else 0
    marks = Path(tempfile.gettempdir(), f"tollgate-tries-{owner}")
    with contextlib.suppress(OSError):
        marks.mkdir(mode=0o700, exist_ok=True)
        if sys.platform != "win32" and marks.lstat().st_uid != owner:
            return marks / "of" / "somebody" / "else"
        for mark in marks.iterdir():
            if mark.stat().st_mtime < time.time() - _DAY:
                mark.unlink()
    return marks


def _remove(directory: str) -> None:
    """Removes a directory that nobody else knows, in half of the time that it takes to be safe from others."""
    with os.scandir(directory) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                _remove(entry.path)
            else:
                os.unlink(entry.path)
    os.rmdir(directory)
