"""Archives of repositories, unpacked within limits. Whoever made one may mean harm."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import posixpath
import stat
import tarfile
import time
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, List, Optional, Tuple

from tollgate._errors import UnsafeFiles
from tollgate._files import MAX_BYTES, MAX_FILES, parts_of

_CHUNK = 1 << 20
_MAX_HEADER = 1 << 20


@dataclass
class Limits:
    """What unpacking may cost."""

    max_bytes: int = MAX_BYTES
    max_files: int = MAX_FILES
    deadline: Optional[float] = None
    """The time of :func:`time.monotonic` at which it is given up."""
    _bytes: int = field(default=0, init=False)
    _files: int = field(default=0, init=False)

    def take_bytes(self, number: int) -> None:
        """Counts bytes as they come out of the archive, whatever it says of them."""
        self._bytes += number
        if self._bytes > self.max_bytes:
            raise UnsafeFiles(f"the archive holds more than {self.max_bytes} bytes")
        if self.deadline is not None and time.monotonic() > self.deadline:
            raise UnsafeFiles("unpacking the archive took too long")

    def take_file(self) -> None:
        """Counts an entry."""
        self._files += 1
        if self._files > self.max_files:
            raise UnsafeFiles(f"the archive holds more than {self.max_files} files")


class _Counted(io.RawIOBase):
    """A stream that counts what is read of it."""

    def __init__(self, inner: Any, limits: Limits) -> None:
        self._inner = inner
        self._limits = limits

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data: bytes = self._inner.read(_CHUNK if size < 0 else min(size, _CHUNK))
        self._limits.take_bytes(len(data))
        return data


class _Member(tarfile.TarInfo):
    """A member whose headers are bounded: they are read into memory before anybody sees the member."""

    def _proc_member(self, archive: tarfile.TarFile) -> Any:
        if not self.isreg() and not self.isdir() and self.size > _MAX_HEADER:
            raise UnsafeFiles("the archive has a header of more than 1 MiB")
        return super()._proc_member(archive)  # type: ignore[misc]


def unpack(archive: bytes, directory: Path, limits: Limits) -> None:
    """Unpacks a tar (also compressed with gzip, bzip2 or xz) or a zip into a directory that is empty.

    Links that lead out of it are left out, and so is what is neither a file, a directory nor a link.

    Raises:
        UnsafeFiles: where it is not an archive, is broken, has names that lead out, or is too large.
    """
    links: List[Tuple[str, str]] = []
    try:
        if archive[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
            _unpack_zip(archive, directory, limits, links)
        else:
            _unpack_tar(archive, directory, limits, links)
    except (
        tarfile.TarError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError,
        NotImplementedError, ValueError, OverflowError,
    ) as error:  # fmt: skip
        raise UnsafeFiles(f"it is not an archive, or a broken one: {error}") from error
    for name, target in links:
        _link(directory, name, target)


def _unpack_tar(archive: bytes, directory: Path, limits: Limits, links: List[Tuple[str, str]]) -> None:
    data = io.BytesIO(archive)
    stream: Any = data
    if archive[:2] == b"\x1f\x8b":
        stream = gzip.GzipFile(fileobj=data)
    elif archive[:3] == b"BZh":
        stream = bz2.BZ2File(data)
    elif archive[:6] == b"\xfd7zXZ\x00":
        stream = lzma.LZMAFile(data)  # noqa: SIM115
    counted: Any = _Counted(stream, limits)
    with tarfile.open(fileobj=counted, mode="r|", tarinfo=_Member) as tar:
        for member in tar:
            limits.take_file()
            if member.isreg():
                content = tar.extractfile(member)
                if content is not None:
                    # The stream has counted what it read; holes of sparse files come from nowhere.
                    _write(directory, member.name, content, limits if member.issparse() else None)
            elif member.issym():
                links.append((member.name, member.linkname))
            elif member.islnk():
                # The same file again: as the link that it would be.
                parent = posixpath.dirname(posixpath.normpath(member.name))
                links.append((member.name, posixpath.relpath(posixpath.normpath(member.linkname), parent or ".")))
            # The list of members is for random access, and grows.
            tar.members = []  # type: ignore[attr-defined]


def _unpack_zip(archive: bytes, directory: Path, limits: Limits, links: List[Tuple[str, str]]) -> None:
    with zipfile.ZipFile(io.BytesIO(archive)) as whole:
        for entry in whole.infolist():
            limits.take_file()
            if entry.is_dir():
                continue
            mode = entry.external_attr >> 16
            with whole.open(entry) as content:
                if stat.S_ISLNK(mode):
                    limits.take_bytes(_MAX_HEADER >> 8)
                    links.append((entry.filename, os.fsdecode(content.read(4096))))
                elif not mode or stat.S_IFMT(mode) in (0, stat.S_IFREG):
                    _write(directory, entry.filename, content, limits)


def _write(directory: Path, name: str, content: IO[bytes], limits: Optional[Limits]) -> None:
    """Writes a file. There are no links yet that could lead elsewhere. Of two files of one name the last one counts."""
    target = directory.joinpath(*parts_of(name))
    target.parent.mkdir(parents=True, exist_ok=True)
    with open(target, "wb") as file:
        while True:
            data = content.read(_CHUNK)
            if not data:
                return
            if limits is not None:
                limits.take_bytes(len(data))
            file.write(data)


def _link(directory: Path, name: str, target: str) -> None:
    """Makes a link that stays within the directory. ``..`` may only lead up from where it stands, by directories that are
    none of links."""
    try:
        parts = parts_of(name)
    except UnsafeFiles:
        return
    steps = [it for it in target.split("/") if it not in ("", ".")]
    ups = len([it for it in steps if it == ".."])
    inside = not target.startswith("/") and "\0" not in target and steps[:ups] == [".."] * ups and ups < len(parts)
    link = directory.joinpath(*parts)
    parent = link.parent
    if not inside or os.path.lexists(link) or os.path.realpath(parent) != str(parent):
        return
    try:
        parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(target)
    except OSError:
        return
