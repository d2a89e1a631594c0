"""What a scan found, as values."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Dict, List, Mapping, Optional, Tuple


@dataclass(frozen=True)
class Position:
    """A position in a file, counted from 1; columns in characters."""

    line: int
    column: int


@dataclass(frozen=True)
class Place:
    """A range in a file; ``end`` is the first position outside."""

    path: str
    """Relative to the top of the repository or of the scanned tree, with ``/``."""
    start: Position
    end: Position


@dataclass(frozen=True)
class Finding:
    """Something that is wrong."""

    rule: str
    guid: str
    title: str
    severity: str
    """``critical``, ``high``, ``medium``, ``low`` or ``info``."""
    category: str
    cwe: int
    """0 for none."""
    url: str
    """The page of the rule."""
    place: Place
    message: str
    addresses: Tuple[str, ...]
    """The blocks that are wrong, as Terraform addresses them: the first 1,000."""
    attribute: str
    """The attribute in the block; empty for the block as a whole."""
    fingerprint: str
    """The same while the block and the rule stay the same."""
    fix: Optional[str]
    """``safe`` or ``unsafe`` where ``--fix`` or ``--unsafe-fixes`` fixes it."""

    @property
    def provider(self) -> str:
        """The provider of the rule, such as ``aws``."""
        return self.rule.split("-", 1)[0]


@dataclass(frozen=True)
class Undecided:
    """A check that depends on a value that only apply can know."""

    rule: str
    place: Optional[Place]
    address: str
    reason: str


@dataclass(frozen=True)
class Note:
    """What there is to say of the scan itself."""

    kind: str
    message: str
    place: Optional[Place]


@dataclass(frozen=True)
class Report:
    """What a scan found."""

    findings: Tuple[Finding, ...]
    suppressed: Tuple[Finding, ...]
    """What comments suppress."""
    undecided: Tuple[Undecided, ...]
    notes: Tuple[Note, ...]
    summary: Mapping[str, Any]
    """Numbers: ``files``, ``bytes``, ``modules``, ``blocks``, …; see ``tollgate schema json``."""
    version: str
    """The version of Tollgate."""
    seconds: float
    """How long the command took."""
    max_rss: int
    """The most memory that the command had, in bytes; 0 where the system does not tell."""
    _sarif: str = field(repr=False, compare=False, default="")

    def sarif(self) -> Dict[str, Any]:
        """The report as SARIF 2.1.0, as ``tollgate scan --format sarif`` writes it."""
        log: Dict[str, Any] = json.loads(self._sarif)
        return log

    def to_arrow(self) -> Any:
        """The findings as a ``pyarrow.Table``. Needs ``pyarrow`` (``pip install 'tollgate-iac[arrow]'``)."""
        import pyarrow as pa

        schema = pa.schema(
            [(name, pa.list_(pa.string()) if name == "addresses" else _arrow_type(pa, kind)) for name, kind in COLUMNS]
        )
        return pa.Table.from_pylist([row(finding) for finding in self.findings], schema=schema)

    def to_pandas(self) -> Any:
        """The findings as a ``pandas.DataFrame``. Needs ``pandas``."""
        import pandas as pd

        rows = [row(finding) for finding in self.findings]
        return pd.DataFrame(rows, columns=[name for name, _ in COLUMNS])


COLUMNS: Tuple[Tuple[str, type], ...] = (
    ("rule", str),
    ("guid", str),
    ("title", str),
    ("severity", str),
    ("provider", str),
    ("category", str),
    ("cwe", int),
    ("url", str),
    ("path", str),
    ("start_line", int),
    ("start_column", int),
    ("end_line", int),
    ("end_column", int),
    ("message", str),
    ("addresses", list),
    ("attribute", str),
    ("fingerprint", str),
    ("fix", str),
)
"""The columns of :meth:`Report.to_arrow` and :meth:`Report.to_pandas`."""


def _arrow_type(pa: Any, kind: type) -> Any:
    return pa.int32() if kind is int else pa.string()


def row(finding: Finding) -> Dict[str, Any]:
    """A finding as a row of a table."""
    place = finding.place
    places = {
        "path": place.path,
        "start_line": place.start.line,
        "start_column": place.start.column,
        "end_line": place.end.line,
        "end_column": place.end.column,
        "addresses": list(finding.addresses),
    }
    return {name: places[name] if name in places else getattr(finding, name) for name, _ in COLUMNS}


def read(text: str, sarif: str, *, seconds: float, max_rss: int) -> Report:
    """Reads a report in Tollgate's JSON."""
    document = json.loads(text)
    return Report(
        findings=_findings(document["findings"]),
        suppressed=_findings(document["suppressed"]),
        undecided=tuple(
            Undecided(it["rule"], _place(it["place"]), it["address"], it["reason"]) for it in document["undecided"]
        ),
        notes=tuple(Note(it["kind"], it["message"], _place(it["place"])) for it in document["notes"]),
        summary=document["summary"],
        version=document["tool"]["version"],
        seconds=seconds,
        max_rss=max_rss,
        _sarif=sarif,
    )


def _place(place: Optional[Mapping[str, Any]]) -> Optional[Place]:
    return None if place is None else _known_place(place)


def _known_place(place: Mapping[str, Any]) -> Place:
    start, end = place["start"], place["end"]
    return Place(place["path"], Position(start["line"], start["column"]), Position(end["line"], end["column"]))


def _findings(findings: List[Mapping[str, Any]]) -> Tuple[Finding, ...]:
    return tuple(
        Finding(
            rule=it["rule"],
            guid=it["guid"],
            title=it["title"],
            severity=it["severity"],
            category=it["category"],
            cwe=it["cwe"],
            url=it["url"],
            place=_known_place(it["place"] or _NOWHERE),
            message=it["message"],
            addresses=tuple(it["addresses"]),
            attribute=it["attribute"],
            fingerprint=it["fingerprint"],
            fix=it["fix"] and it["fix"]["safety"],
        )
        for it in findings
    )


# Of a finding in a value that the command line gives.
_NOWHERE: Mapping[str, Any] = {"path": "", "start": {"line": 1, "column": 1}, "end": {"line": 1, "column": 1}}
