"""Archives of repositories, unpacked within limits. Whoever made one may mean harm."""

from __future__ import annotations

import bz2
import errno
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
from typing import IO, Any, Dict, List, Optional, Tuple, Union

from tollgate._errors import UnsafeFiles
from tollgate._files import MAX_BYTES, MAX_FILES, Tree, parts_of

_CHUNK = 1 << 20
_MAX_HEADER = 1 << 20
# A tar is made of these.
_BLOCK = 512
_END = bytes(_BLOCK)


class TooLarge(UnsafeFiles):
    """There is no room for what an archive holds."""


@dataclass
class Limits:
    """What unpacking may cost."""

    max_bytes: int = MAX_BYTES
    max_files: int = MAX_FILES
    deadline: Optional[float] = None
    """The time of :func:`time.monotonic` at which it is given up."""
    _bytes: int = field(default=0, init=False)
    files: int = field(default=0, init=False)
    """The entries so far."""

    def start_again(self) -> None:
        """Forgets what was counted."""
        self._bytes = self.files = 0

    def take_bytes(self, number: int) -> None:
        """Counts bytes as they come out of the archive, whatever it says of them."""
        self._bytes += number
        if self._bytes > self.max_bytes:
            raise TooLarge(f"the archive holds more than {self.max_bytes} bytes")
        if self.deadline is not None and time.monotonic() > self.deadline:
            raise UnsafeFiles("unpacking the archive took too long")

    def take_file(self) -> None:
        """Counts an entry."""
        self.files += 1
        if self.files > self.max_files:
            raise UnsafeFiles(f"the archive holds more than {self.max_files} files")


class _Counted(io.RawIOBase):
    """A stream that counts what is read of it."""

    def __init__(self, inner: Any, limits: Limits) -> None:
        self._inner = inner
        self._limits = limits

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._inner.read(min(len(buffer), _CHUNK))
        self._limits.take_bytes(len(data))
        buffer[: len(data)] = data
        return len(data)


class _Member(tarfile.TarInfo):
    """A member whose headers are bounded: they are read into memory before anybody sees the member."""

    def _proc_member(self, archive: tarfile.TarFile) -> Any:
        if not self.isreg() and not self.isdir() and self.size > _MAX_HEADER:
            raise UnsafeFiles("the archive has a header of more than 1 MiB")
        return super()._proc_member(archive)  # type: ignore[misc]


Archive = Union[bytes, Path]
"""An archive, or the file that it is."""


def unpack(archive: Archive, directory: Path, limits: Limits) -> None:
    """Unpacks a tar (also compressed with gzip, bzip2 or xz) or a zip into a directory that is empty.

    Links that lead out of it are left out, and so is what is neither a file, a directory nor a link.

    Raises:
        UnsafeFiles: where it is not an archive, is broken, has names that lead out, or is too large.
    """
    links: List[Tuple[str, str]] = []
    tree = Tree(directory)
    try:
        with open(archive, "rb") if isinstance(archive, Path) else io.BytesIO(archive) as data:
            if _magic(data)[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
                _unpack_zip(data, tree, limits, links)
            else:
                _unpack_tar(data, tree, limits, links)
    except (
        tarfile.TarError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError,
        NotImplementedError, ValueError, OverflowError,
    ) as error:  # fmt: skip
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            raise TooLarge(f"there is no room for what the archive holds: {error}") from error
        raise UnsafeFiles(f"it is not an archive, or a broken one: {error}") from error
    for name, target in links:
        link(directory, name, target)


def _magic(data: IO[bytes]) -> bytes:
    """How an archive begins."""
    data.seek(0)
    begin = data.read(6)
    data.seek(0)
    return begin


def _stream(data: IO[bytes], limits: Limits) -> io.BufferedReader:
    """What a tar holds, decompressed."""
    begin = _magic(data)
    stream: Any = data
    if begin[:2] == b"\x1f\x8b":
        stream = gzip.GzipFile(fileobj=data)
    elif begin[:3] == b"BZh":
        stream = bz2.BZ2File(data)
    elif begin == b"\xfd7zXZ\x00":
        stream = lzma.LZMAFile(data)  # noqa: SIM115
    return io.BufferedReader(_Counted(stream, limits), _CHUNK)


def _unpack_tar(data: IO[bytes], tree: Tree, limits: Limits, links: List[Tuple[str, str]]) -> None:
    """Unpacks a tar member by member. What is rare in one (sparse files, numbers that are not octal) is left to
    :mod:`tarfile`, which takes ten times as long and starts again."""
    try:
        _unpack_plain(_stream(data, limits), tree, limits, links)
        return
    except _Rare:
        limits.start_again()
        tree.clear()
        links.clear()
    counted: Any = _stream(data, limits)
    with tarfile.open(fileobj=counted, mode="r|", tarinfo=_Member) as tar:
        for member in tar:
            limits.take_file()
            if member.isreg():
                content = tar.extractfile(member)
                if content is not None:
                    # The stream has counted what it read; holes of sparse files come from nowhere.
                    _write(tree, member.name, content, limits if member.issparse() else None)
            elif member.issym():
                links.append((member.name, member.linkname))
            elif member.islnk():
                links.append((member.name, _from(member.name, member.linkname)))
            # The list of members is for random access, and grows.
            tar.members = []  # type: ignore[attr-defined]


class _Rare(Exception):
    """A tar has something that is not read here."""


def _unpack_plain(stream: io.BufferedReader, tree: Tree, limits: Limits, links: List[Tuple[str, str]]) -> None:
    everywhere: Dict[str, str] = {}
    # What extended headers say of the next member.
    said: Dict[str, str] = {}
    while True:
        block = stream.read(_BLOCK)
        if block == _END or (not block and limits.files):
            return
        if len(block) < _BLOCK or not _is_header(block):
            raise tarfile.ReadError("what should be a header is none, or the end is missing")
        kind, size = block[156:157], _octal(block[124:136])
        if kind in b"xgLK":
            if not 0 <= size <= _MAX_HEADER:
                raise UnsafeFiles("the archive has a header of more than 1 MiB")
            data = stream.read(size)
            stream.read(-size % _BLOCK)
            if kind == b"g":
                everywhere.update(_records(data))
            elif kind == b"x":
                said.update(_records(data))
            else:
                said["path" if kind == b"L" else "linkpath"] = os.fsdecode(data.split(b"\0", 1)[0])
            continue
        name, target = os.fsdecode(block[:100].split(b"\0", 1)[0]), os.fsdecode(block[157:257].split(b"\0", 1)[0])
        if block[257:263] == b"ustar\0" and block[345]:
            name = os.fsdecode(block[345:500].split(b"\0", 1)[0]) + "/" + name
        if everywhere or said:
            said = {**everywhere, **said}
            name, target = said.get("path", name), said.get("linkpath", target)
            size = int(said["size"]) if "size" in said else size
            said = {}
        if size < 0:
            raise tarfile.ReadError("a size is negative")
        limits.take_file()
        if kind in b"0\x007":
            # So are directories in the oldest archives.
            if kind != b"\0" or not name.endswith("/"):
                tree.write(name, stream, size)
                stream.read(-size % _BLOCK)
        elif kind == b"2":
            links.append((name, target))
        elif kind == b"1":
            links.append((name, _from(name, target)))
        elif kind not in b"3456":
            raise _Rare


def _is_header(block: bytes) -> bool:
    """Whether the sum of its bytes, those of the sum itself counted as blanks, is what it says, modulo the prime of
    Adler-32: that has the sum of bytes in its lower half, one more, and is computed a hundred times as fast."""
    own = block[148:156]
    return (zlib.adler32(block) % 65536 - 1 - sum(own) + 8 * 32 - _octal(own)) % 65521 == 0


def _octal(field: bytes) -> int:
    if field[0] & 0x80:
        raise _Rare
    return int(field.split(b"\0", 1)[0].strip() or b"0", 8)


def _records(data: bytes) -> Dict[str, str]:
    """The records of an extended header: a length, a blank, a name, `=`, a value and the end of the line."""
    records: Dict[str, str] = {}
    while data.strip(b"\0"):
        length, _, _ = data.partition(b" ")
        # A record has its length, a blank and an end: what is shorter would never end.
        if not length.isdigit() or len(length) > 8 or not len(length) + 2 < int(length) <= len(data):
            raise tarfile.ReadError("an extended header is broken")
        name, _, value = data[len(length) + 1 : int(length) - 1].partition(b"=")
        if name.startswith(b"GNU.sparse"):
            raise _Rare
        if name in (b"path", b"linkpath", b"size"):
            records[os.fsdecode(name)] = os.fsdecode(value)
        data = data[int(length) :]
    return records


def _from(name: str, target: str) -> str:
    """The same file again: as the link that it would be."""
    parent = posixpath.dirname(posixpath.normpath(name))
    return posixpath.relpath(posixpath.normpath(target), parent or ".")


def _unpack_zip(data: IO[bytes], tree: Tree, limits: Limits, links: List[Tuple[str, str]]) -> None:
    with zipfile.ZipFile(data) as whole:
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
                    _write(tree, entry.filename, content, limits)


def _write(tree: Tree, name: str, content: IO[bytes], limits: Optional[Limits]) -> None:
    """Writes a file of which nobody knows the size."""
    with open(tree.place(name), "wb") as file:
        while True:
            data = content.read(_CHUNK)
            if not data:
                return
            if limits is not None:
                limits.take_bytes(len(data))
            file.write(data)


def link(directory: Path, name: str, target: str) -> None:
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
