"""What can go wrong. Every message says what the command said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Optional

if TYPE_CHECKING:
    from tollgate._report import Report


class TollgateError(Exception):
    """The base of all errors of this package."""


class BinaryNotFound(TollgateError):
    """The command ``tollgate`` is not where the package was installed."""


class UnsafeFiles(TollgateError):
    """Files have names that lead out of their directory, or there are more of them than may be."""


class Unreadable(TollgateError):
    """A table of repositories cannot be read."""


class ScanError(TollgateError):
    """The command could not do what was asked.

    ``code`` is its exit code, negative for a signal, and ``said`` what it wrote to standard error.
    """

    def __init__(self, message: str, *, code: Optional[int] = None, said: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.said = said


class IncompleteScan(ScanError):
    """A part could not be scanned: a file could not be read, or a limit was reached.

    ``report`` holds what was found all the same.
    """

    def __init__(self, message: str, *, code: int, said: str, report: Report) -> None:
        super().__init__(message, code=code, said=said)
        self.report = report


class ScanTimeout(ScanError):
    """The scan took longer than ``timeout`` and was killed."""


class OutOfMemory(ScanError):
    """The scan needed more memory than ``memory`` and ended."""
