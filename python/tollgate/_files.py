"""Files as a mapping of names to bytes, written to a directory of their own."""

from __future__ import annotations

import os
import re
import shutil
from io import BytesIO
from pathlib import Path
from typing import Mapping, Protocol, Set, Tuple, Union

from tollgate._errors import UnsafeFiles

MAX_FILES = 200_000
"""The most files."""
MAX_BYTES = 1 << 30
"""The most bytes of all files together."""
MAX_NAME = 1024
"""The longest name, in bytes."""


class Readable(Protocol):
    """What bytes are read from."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""


_DRIVE = re.compile(r"^[A-Za-z]:")
# Names that nothing can be wrong with, which are nearly all.
_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.+-]*(?:/[A-Za-z0-9_][A-Za-z0-9_.+-]*)*")
_CHUNK = 1 << 20


def parts_of(name: str) -> Tuple[str, ...]:
    """The parts of a relative name.

    Raises:
        UnsafeFiles: where it leads out of the directory that it is in, or is not a name at all.
    """
    plain = name[2:] if name.startswith("./") else name
    if len(plain) < 250 and _PLAIN.fullmatch(plain):
        return tuple(plain.split("/"))
    shown = repr(name[:80])
    if not name or "\0" in name or "\\" in name or len(os.fsencode(name)) > MAX_NAME:
        raise UnsafeFiles(f"{shown} is not a name of a file: write relative names with `/`")
    if name.startswith("/") or _DRIVE.match(name):
        raise UnsafeFiles(f"{shown} is absolute: write it relative to the top of the repository")
    # A trailing dot or blank is dropped by Windows, which makes `..` of `.. `.
    parts = tuple(part for part in name.split("/") if part not in ("", "."))
    if not parts or any(part.rstrip(". ") == "" or len(os.fsencode(part)) > 255 for part in parts):
        raise UnsafeFiles(f"{shown} leads out of the repository")
    if any(part.lower() == ".git" for part in parts):
        raise UnsafeFiles(f"{shown} is in a directory `.git`")
    return parts


def write_files(
    files: Mapping[str, Union[bytes, str]],
    directory: Path,
    *,
    max_bytes: int = MAX_BYTES,
    max_files: int = MAX_FILES,
) -> None:
    """Writes files below a directory that is empty.

    Raises:
        UnsafeFiles: where a name leads out of it, two files stand in each other's way, or there is too much.
    """
    if len(files) > max_files:
        raise UnsafeFiles(f"{len(files)} files are more than {max_files}")
    tree = Tree(directory)
    size = 0
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        size += len(data)
        if size > max_bytes:
            raise UnsafeFiles(f"the files have more than {max_bytes} bytes")
        try:
            tree.write(name, BytesIO(data), len(data), os.O_EXCL)
        except (FileExistsError, NotADirectoryError, IsADirectoryError):
            raise UnsafeFiles(f"`{name}` is a file and a directory") from None


class Tree:
    """A directory that was empty and is filled. There are no links in it yet that could lead elsewhere."""

    def __init__(self, directory: Path) -> None:
        self._directory = str(directory)
        self._made: Set[Tuple[str, ...]] = {()}

    def place(self, name: str) -> str:
        """The path of a file, whose directory is there."""
        parts = parts_of(name)
        parents = parts[:-1]
        if parents not in self._made:
            os.makedirs("/".join((self._directory, *parents)), exist_ok=True)
            self._made.add(parents)
        return "/".join((self._directory, *parts))

    def write(self, name: str, content: Readable, size: int, flags: int = os.O_TRUNC) -> None:
        """Writes a file of a size. Of two files of one name the last one counts, unless the flags say otherwise.

        Raises:
            EOFError: where there is less of it.
        """
        path = self.place(name)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0) | flags, 0o666)
        try:
            while size > 0:
                data = content.read(min(size, _CHUNK))
                if not data:
                    raise EOFError("the end of a file is missing")
                size -= len(data)
                while data:
                    data = data[os.write(descriptor, data) :]
        finally:
            os.close(descriptor)

    def clear(self) -> None:
        """Removes all that it holds."""
        for entry in list(os.scandir(self._directory)):
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path)
            else:
                os.unlink(entry.path)
        self._made = {()}
