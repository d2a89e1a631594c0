"""Commits of git repositories, read without running anything of theirs: no hook, no filter, no attribute, no network."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import tempfile
import threading
import time
from pathlib import Path
from typing import IO, Dict, Iterator, List, Optional, Sequence, Tuple

from tollgate._archive import Limits, link
from tollgate._errors import TollgateError, UnsafeFiles
from tollgate._files import Tree

# How long git may take to say which commit a branch has, in seconds.
_PATIENCE = 60.0
_COMMIT = re.compile("[0-9a-f]{40}|[0-9a-f]{64}")
# Larger lists of branches are left to git.
_MOST_PACKED = 16 << 20


def git_directory(path: Path) -> Optional[Path]:
    """The git directory of a clone, or of a bare repository; ``None`` where it is neither."""
    inside = path / ".git"
    if inside.exists():
        return inside
    return path if (path / "HEAD").is_file() and (path / "objects").is_dir() and (path / "refs").is_dir() else None


def head(directory: str) -> str:
    """The commit that is checked out, or would be.

    Raises:
        TollgateError: where there is none.
    """
    # Of many thousands, a process for each would be most of a night in which nothing changed.
    commit = _read_head(Path(directory))
    if commit is not None:
        return commit
    try:
        ran = subprocess.run(
            _command(directory, "rev-parse", "--verify", "--quiet", "--end-of-options", "HEAD^{commit}"),
            env=_environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=_PATIENCE, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        raise TollgateError(f"git could not be asked: {error}") from error
    if ran.returncode:
        raise TollgateError(ran.stderr.strip() or f"`{directory}` has no commit")
    return ran.stdout.strip()


def _read_head(directory: Path) -> Optional[str]:
    """The commit of a branch, where files say it as they mostly do."""
    with contextlib.suppress(OSError, ValueError):
        said = (directory / "HEAD").read_text("utf-8").strip()
        if said.startswith("ref: refs/heads/"):
            branch = said[len("ref: ") :]
            loose, packed = directory / branch, directory / "packed-refs"
            if loose.is_file():
                said = loose.read_text("utf-8").strip()
            elif packed.stat().st_size < _MOST_PACKED:
                lines = (line.split() for line in packed.read_text("utf-8").splitlines())
                said = next((line[0] for line in lines if line[1:] == [branch]), "")
        if _COMMIT.fullmatch(said):
            return said
    return None


def check_out(directory: str, commit: str, top: Path, limits: Limits) -> None:
    """Writes the files of a commit below a directory that is empty, byte by byte as they were committed. Submodules are
    left out.

    Raises:
        UnsafeFiles: where names lead out, or there is too much.
        TollgateError: where git cannot read the commit.
    """
    tree, links = Tree(top), []
    with tempfile.TemporaryFile(dir=top.parent) as asked:
        entries = _entries(directory, commit, limits)
        asked.write(b"".join(entry[1] + b"\n" for entry in entries))
        asked.seek(0)
        with _git(directory, limits, "cat-file", "--batch", "--buffer", stdin=asked) as out:
            for mode, name, path in entries:
                said = out.readline().split()
                if len(said) != 3 or said[1] != b"blob":
                    raise TollgateError(f"git has no contents of `{path}`: {name.decode(errors='replace')}")
                size = int(said[2])
                limits.take_bytes(size)
                if mode == b"120000":
                    if size > 4096:
                        raise UnsafeFiles(f"`{path}` is a link of {size} bytes")
                    links.append((path, os.fsdecode(out.read(size))))
                else:
                    tree.write(path, out, size)
                out.read(1)
    for path, target in links:
        link(top, path, target)


def _entries(directory: str, commit: str, limits: Limits) -> List[Tuple[bytes, bytes, str]]:
    """Modes, names of objects and paths of the files of a commit."""
    entries = []
    with _git(directory, limits, "ls-tree", "-r", "-z", "--full-tree", commit) as out:
        for entry in _split(out):
            about, _, path = entry.partition(b"\t")
            mode, kind, name = about.split()
            if kind == b"blob":
                limits.take_file()
                entries.append((mode, name, os.fsdecode(path)))
    return entries


def _split(out: IO[bytes]) -> Iterator[bytes]:
    rest = b""
    while True:
        data = out.read(1 << 16)
        if not data:
            return
        *whole, rest = (rest + data).split(b"\0")
        if len(rest) > 1 << 20:
            raise UnsafeFiles("a name has more than 1 MiB")
        yield from whole


@contextlib.contextmanager
def _git(directory: str, limits: Limits, *arguments: str, stdin: Optional[IO[bytes]] = None) -> Iterator[IO[bytes]]:
    """What git writes; it is killed when time is up."""
    with tempfile.TemporaryFile() as stderr:
        try:
            process = subprocess.Popen(
                _command(directory, *arguments), env=_environment(),
                stdin=stdin or subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=stderr,
            )  # fmt: skip
        except OSError as error:
            raise TollgateError(f"git could not be run: {error}") from error
        left = None if limits.deadline is None else max(0.0, limits.deadline - time.monotonic())
        timer = threading.Timer(left, process.kill) if left is not None else None
        if timer is not None:
            timer.daemon = True
            timer.start()
        try:
            assert process.stdout is not None
            yield process.stdout
            process.stdout.close()
            code = process.wait()
        except (EOFError, OSError) as error:
            process.kill()
            process.wait()
            raise TollgateError(_why(stderr) or f"git ended too early: {error}") from error
        finally:
            if timer is not None:
                timer.cancel()
            process.kill()
            process.wait()
            if process.stdout is not None:
                process.stdout.close()
        if code:
            raise TollgateError(_why(stderr) or f"git ended with {code}")


def _why(stderr: IO[bytes]) -> str:
    stderr.seek(0)
    return stderr.read(4096).decode(errors="replace").strip()


def _command(directory: str, *arguments: str) -> Sequence[str]:
    # Whose repository it is does not matter for what only reads it; and what is missing is not fetched.
    options = ("-c", "safe.directory=*", "-c", "protocol.allow=never", "--no-pager", "--no-replace-objects")
    return ("git", *options, f"--git-dir={directory}", *arguments)


def _environment() -> Dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
