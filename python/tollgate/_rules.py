"""The catalogue."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Optional, Tuple

from tollgate import _binary


@dataclass(frozen=True)
class Rule:
    """A rule of the catalogue."""

    id: str
    guid: str
    title: str
    severity: str
    category: str
    cwe: int
    provider: str
    pedantic: bool
    """Whether it runs only with ``pedantic=True`` or where it is named."""
    targets: Tuple[str, ...]
    """The types of resources that it looks at."""
    aliases: Tuple[str, ...]
    """Its ids in other scanners, and its old ones."""
    fix: Optional[str]
    """``safe`` or ``unsafe`` where it has a fix."""


def rules() -> Tuple[Rule, ...]:
    """All rules of the catalogue, by id.

    Raises:
        ScanError: where the command fails.
    """
    outcome = _binary.run([_binary.binary(), "rules", "--format", "json"])
    if outcome.code != 0:
        raise _binary.failure(outcome)
    return tuple(
        Rule(
            id=it["id"],
            guid=it["guid"],
            title=it["title"],
            severity=it["severity"],
            category=it["category"],
            cwe=it["cwe"],
            provider=it["provider"],
            pedantic=it["pedantic"],
            targets=tuple(it["targets"]),
            aliases=tuple(it["aliases"]),
            fix=it["fix"],
        )
        for it in json.loads(outcome.said_on_stdout)
    )
