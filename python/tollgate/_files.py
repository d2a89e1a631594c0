"""Files as a mapping of names to bytes, written to a directory of their own."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath
from typing import Dict, Mapping, Tuple, Union

from tollgate._errors import UnsafeFiles

MAX_FILES = 200_000
"""The most files."""
MAX_BYTES = 1 << 30
"""The most bytes of all files together."""
MAX_NAME = 1024
"""The longest name, in bytes."""

_DRIVE = re.compile(r"^[A-Za-z]:")


def parts_of(name: str) -> Tuple[str, ...]:
    """The parts of a relative name.

    Raises:
        UnsafeFiles: where it leads out of the directory that it is in, or is not a name at all.
    """
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
    contents: Dict[PurePosixPath, bytes] = {}
    size = 0
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else bytes(content)
        size += len(data)
        if size > max_bytes:
            raise UnsafeFiles(f"the files have more than {max_bytes} bytes")
        contents[PurePosixPath(*parts_of(name))] = data
    for path, data in contents.items():
        target = directory / path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with open(target, "xb") as file:
                file.write(data)
        except (FileExistsError, NotADirectoryError, IsADirectoryError):
            raise UnsafeFiles(f"`{path}` is a file and a directory") from None
