"""Tables of repositories in Parquet, read a few rows at a time.

Archives go from a table to files: :func:`spooled` runs in a process of its own, so that whoever hands the work out never
holds what is scanned.
"""

from __future__ import annotations

import errno
import tarfile
from collections import Counter
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, NamedTuple, Optional, Tuple

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import types

from tollgate import _work
from tollgate._bulk import KEYS, Job, Last, columns_where, key_of, same_as, share
from tollgate._errors import Unreadable

Row = Dict[str, Any]
Key = Tuple[str, str]
Known = Callable[[str, str], bool]
"""Whether a commit of a repository need not be scanned."""

# What is read of a file at once, in bytes; of a batch only in the mean, for rows are never divided.
_CHUNK = 1 << 20
_ROWS = 256
# A piece reads what lies before it in its row group, too.
_OF_A_GROUP = 16
_BLOCK = 512
_BYTES = (types.is_binary, types.is_large_binary, types.is_string, types.is_large_string)


class Piece(NamedTuple):
    """Rows of a row group."""

    file: str
    group: int
    begin: int
    end: int


def files_of(path: Path) -> List[Path]:
    """The files of a table.

    Raises:
        Unreadable: where there are none.
    """
    files = sorted(path.rglob("*.parquet")) if path.is_dir() else [path]
    if not files or not files[0].is_file():
        raise Unreadable(f"{path} holds no Parquet")
    return files


def has_files(file: Path) -> bool:
    """Whether the rows of a table are files, not repositories.

    Raises:
        Unreadable: as :class:`Table`.
    """
    return "content" in Table(file).where


class Table:
    """A file, and the columns that say where its repositories are.

    Raises:
        Unreadable: where it is not Parquet, or has none of these columns.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            # A buffer: else the whole column of a row group is read at once.
            self.file = pq.ParquetFile(path, buffer_size=_CHUNK, pre_buffer=False)
        except (pa.ArrowException, OSError) as error:
            raise Unreadable(f"{path} cannot be read: {error}") from error
        schema = self.file.schema_arrow
        try:
            self.where = columns_where(schema.names, f"{path} has not")
        except ValueError as error:
            raise Unreadable(str(error)) from error
        for name in ("archive", "content"):
            kind = schema.field(name).type if name in self.where else pa.binary()
            if not any(it(kind) for it in _BYTES):
                raise Unreadable(f"{path}: the column `{name}` is of the type {kind}: bytes are needed")

    @property
    def groups(self) -> range:
        """The numbers of its row groups."""
        return range(self.file.num_row_groups)

    def rows_in(self, group: int) -> int:
        """How many rows a row group has."""
        return int(self.file.metadata.row_group(group).num_rows)

    def batches(self, columns: List[str], group: Optional[int] = None) -> Iterator[pa.RecordBatch]:
        """Batches of a row group, or of all."""
        groups = list(self.groups) if group is None else [group]
        size = self._rows_of_a_batch(columns, groups)
        batches = self.file.iter_batches(size, row_groups=groups, columns=columns, use_threads=False)
        while True:
            try:
                batch = next(batches, None)
            except (pa.ArrowException, OSError) as error:
                raise Unreadable(f"{self.path} cannot be read: {error}") from error
            if batch is None:
                return
            yield batch

    def _rows_of_a_batch(self, columns: List[str], groups: List[int]) -> int:
        metadata = self.file.metadata
        rows = size = 0
        for group in map(metadata.row_group, groups):
            rows += group.num_rows
            for column in map(group.column, range(group.num_columns)):
                if column.path_in_schema in columns:
                    size += column.total_uncompressed_size
        return max(1, min(_ROWS, _CHUNK * rows // max(1, size)))


def keys_of(batch: pa.RecordBatch) -> List[Key]:
    """Repository and commit of each row."""
    return list(map(key_of, *(batch.column(name).to_pylist() for name in KEYS)))


def shares_of_tables(files: List[Path], cores: int) -> Iterator[List[Piece]]:
    """Divides tables whose rows are repositories among cores."""
    tables = [(file, _rows_of_groups(file)) for file in files]
    left = sum(sum(groups) for _, groups in tables)
    held: List[Piece] = []
    size = 0
    for file, groups in tables:
        for group, rows in enumerate(groups):
            begin = 0
            while begin < rows:
                end = min(rows, begin + max(share(left, cores) - size, rows // _OF_A_GROUP))
                held.append(Piece(str(file.resolve()), group, begin, end))
                size += end - begin
                begin = end
                if size >= share(left, cores):
                    yield held
                    left -= size
                    held, size = [], 0
    if held:
        yield held


def _rows_of_groups(file: Path) -> List[int]:
    # Of many files only one is open at a time.
    table = Table(file)
    return [table.rows_in(group) for group in table.groups]


def rows_of(table: Table, group: int, known: Known, begin: int = 0, end: Optional[int] = None) -> Iterator[Row]:
    """The rows of a row group, or some of them, whose archives are buffers of Arrow. Of what is known, only the keys are read."""
    keys = [key for batch in table.batches(list(KEYS), group) for key in keys_of(batch)][begin:end]
    new = [not known(*key) for key in keys]
    if not any(new):
        yield from (dict(zip(KEYS, key)) for key in keys)
        return
    first = 0
    for batch in table.batches(table.where, group):
        for number in range(max(begin - first, 0), batch.num_rows):
            place = first + number - begin
            if place == len(keys):
                return
            yield {**dict(zip(KEYS, keys[place])), **(_where(batch, number) if new[place] else {})}
        first += batch.num_rows


def _where(batch: pa.RecordBatch, number: int) -> Row:
    """Where a repository is: the first column of a row that is not null."""
    for name in batch.schema.names:
        value = batch.column(name)[number]
        if value.is_valid:
            return {name: value.as_buffer() if name == "archive" else value.as_py()}
    return {}


def spooled(path: Path, last: Dict[str, Last], job: Job, memory: Path, disk: Path) -> Iterator[Row]:
    """The rows of a table, one for each repository. Archives, and files that are rows, are written to files below two
    directories: whoever takes a row removes its file."""
    known: Known = lambda repository, commit: same_as(last.get(repository), commit, job)  # noqa: E731
    spool = _Spool(memory, disk)
    # Of many files only one is open at a time.
    tables = [(it, has_files(it)) for it in files_of(path)]
    for file in (file for file, files in tables if not files):
        table = Table(file)
        for group in table.groups:
            for row in rows_of(table, group, known):
                if "archive" in row:
                    row["archive"] = spool.file_of(row["archive"])
                yield row
    yield from _gathered([file for file, files in tables if files], known, spool)


class _Spool:
    """Files of two directories, in memory where they are small."""

    def __init__(self, memory: Path, disk: Path) -> None:
        self._memory = memory
        self._disk = disk
        self._number = 0

    def file_of(self, content: pa.Buffer) -> Path:
        if content.size <= _work.MOST_IN_MEMORY:
            file = self.new(self._memory)
            try:
                file.write_bytes(content)
                return file
            except OSError as error:
                file.unlink()
                if error.errno != errno.ENOSPC:
                    raise
        file = self.new(self._disk)
        file.write_bytes(content)
        return file

    def new(self, directory: Optional[Path] = None) -> Path:
        self._number += 1
        return (directory or self._disk) / str(self._number)


def _gathered(files: List[Path], known: Known, spool: _Spool) -> Iterator[Row]:
    """The rows of tables whose rows are files. Those of a repository need not lie together: they wait on disk, as a tar,
    until all are there."""
    left: Counter[Key] = Counter()
    for table in map(Table, files):
        for batch in table.batches(list(KEYS)):
            left.update(keys_of(batch))
    waiting: Dict[Key, Path] = {}
    for table in map(Table, files):
        for batch in table.batches([*KEYS, "path", "content"]):
            paths, contents = batch.column("path").to_pylist(), batch.column("content")
            for number, key in enumerate(keys_of(batch)):
                if not known(*key):
                    if key not in waiting:
                        waiting[key] = spool.new()
                    with open(waiting[key], "ab") as file:
                        for part in _member(str(paths[number]), contents[number]):
                            file.write(part)
                left[key] -= 1
                if not left[key]:
                    del left[key]
                    row = dict(zip(KEYS, key))
                    yield {**row, "archive": waiting.pop(key)} if key in waiting else row


def _member(path: str, content: Any) -> Iterator[Any]:
    """A file as it is in a tar. What names lead out is seen where it is unpacked."""
    data = content.as_buffer() if content.is_valid else b""
    size = len(data)
    member = tarfile.TarInfo(path)
    member.size = size
    yield member.tobuf(tarfile.PAX_FORMAT, "utf-8", "surrogateescape")
    yield data
    yield bytes(-size % _BLOCK)
