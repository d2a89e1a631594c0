"""Where repositories are unpacked: in memory where there is room, else on disk."""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Dict, Iterator

# What is unpacked in memory at the most: what is larger goes to the disk.
MOST_IN_MEMORY = 128 << 20

_MEMORY = Path("/dev/shm")
_PREFIX = "tollgate-bulk-"
_LOCK = ".tollgate-lock"


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


def _remove(directory: str) -> None:
    """Removes a directory that nobody else knows, in half of the time that it takes to be safe from others."""
    with os.scandir(directory) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                _remove(entry.path)
            else:
                os.unlink(entry.path)
    os.rmdir(directory)
