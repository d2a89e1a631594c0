"""Find security faults in Terraform and OpenTofu, from Python.

>>> import tollgate
>>> report = tollgate.scan("live/")                     # doctest: +SKIP
>>> [finding.rule for finding in report.findings]       # doctest: +SKIP

The package holds the command ``tollgate``; this module runs it and reads what it writes.
"""

from tollgate._binary import binary, version
from tollgate._errors import (
    BinaryNotFound,
    IncompleteScan,
    OutOfMemory,
    ScanError,
    ScanTimeout,
    TollgateError,
    UnsafeFiles,
)
from tollgate._report import Finding, Note, Place, Position, Report, Undecided
from tollgate._rules import Rule, rules
from tollgate._scan import scan

__all__ = [
    "BinaryNotFound",
    "Finding",
    "IncompleteScan",
    "Note",
    "OutOfMemory",
    "Place",
    "Position",
    "Report",
    "Rule",
    "ScanError",
    "ScanTimeout",
    "TollgateError",
    "Undecided",
    "UnsafeFiles",
    "binary",
    "rules",
    "scan",
    "version",
]
