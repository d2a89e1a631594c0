"""What changed in an organisation, as one page of HTML.

Reads the store of :mod:`tollgate.bulk` (Parquet in ``findings/day=…`` and ``statistics/day=…`` below one directory) with
DuckDB, and writes a page that needs no network: counts over time, what is new and what is fixed, the worst repositories,
the rules by age, and what could not be scanned. The queries are files beside this module, in the directory ``sql``.

    python -m tollgate.organisation STORE --output page.html [--before DAY] [--day DAY]
"""

from __future__ import annotations

import argparse
import datetime
import sys
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Iterable, Sequence

from tollgate._errors import TollgateError

if TYPE_CHECKING:
    import duckdb

SEVERITIES = ("critical", "high", "medium", "low", "info")

MAX_ROWS = 200
"""How many rows a table of the page has at the most; what is left out is said."""

_PAGE_COLOURS = {"critical": "#8b1a6b", "high": "#b3261e", "medium": "#a45a00", "low": "#2b6cb0", "info": "#5b6470"}


class StoreError(TollgateError):
    """What is wrong with a store, as a sentence."""


@dataclass(frozen=True)
class Change:
    """A finding that came or went between two days."""

    change: str
    """``new``, ``fixed``, or ``first scan`` where the repository was not scanned before."""
    repository: str
    severity: str
    rule: str
    path: str
    start_line: int
    """Counted from 1."""
    message: str
    fingerprint: str


def query(name: str) -> str:
    """The text of a query: ``latest``, ``changes``, ``worst``, ``ages``, ``open``, ``counts`` or ``repositories``.

    Parameters are written ``$day``, or ``$before`` and ``$after``, as DuckDB has them.
    """
    return Path(__file__).with_name("sql").joinpath(f"{name}.sql").read_text(encoding="utf-8")


def connect(store: str | Path) -> duckdb.DuckDBPyConnection:
    """A connection whose views ``findings`` and ``statistics`` are what counts of a store (:file:`sql/latest.sql`);
    ``every_finding`` and ``every_look`` are all of its Parquet.

    Raises:
        StoreError: where the directory is none, or DuckDB is not installed.
    """
    try:
        import duckdb
    except ImportError as error:
        raise StoreError("DuckDB is not installed: pip install 'tollgate-iac[report]'") from error
    connection = duckdb.connect()
    for table, view in (("statistics", "every_look"), ("findings", "every_finding")):
        directory = Path(store, table)
        if not any(directory.glob("day=*/*.parquet")):
            # A day without findings has no file of them; a store without statistics is none.
            if table == "findings":
                connection.sql(_NO_FINDINGS)
                continue
            raise StoreError(f"{directory} has no `day=…/*.parquet`: is {store} the directory of a store?")
        pattern = str(directory / "day=*" / "*.parquet").replace("'", "''")
        connection.sql(
            f"create view {view} as select * from read_parquet('{pattern}', union_by_name = true, "
            "hive_partitioning = true, hive_types = {'day': date})"
        )
    try:
        connection.execute(query("latest"))
    except duckdb.Error as error:
        raise StoreError(f"{store} is not a store of tollgate-bulk: {str(error).splitlines()[0]}") from error
    return connection


_NO_FINDINGS = """
create view every_finding as
select '' as repository, '' as rule, '' as severity, '' as path, 0 as start_line, '' as message, '' as fingerprint,
  cast(null as timestamptz) as scanned_at, cast(null as date) as day
where false
"""


def days(connection: duckdb.DuckDBPyConnection) -> list[datetime.date]:
    """The days with a scan, in order."""
    rows = connection.execute("select distinct day from statistics order by day").fetchall()
    return [row[0] for row in rows]


def changes(connection: duckdb.DuckDBPyConnection, before: datetime.date, after: datetime.date) -> list[Change]:
    """What is new and what is fixed between two days."""
    return [Change(*row) for row in _rows(connection, "changes", before=before, after=after)]


def page(
    connection: duckdb.DuckDBPyConnection, before: datetime.date | None = None, day: datetime.date | None = None
) -> str:
    """The page of an organisation on a day (the last one with a scan), beside an earlier one (the one before it).

    Raises:
        StoreError: where there was no scan up to that day.
    """
    known = [it for it in days(connection) if day is None or it <= day]
    if not known:
        raise StoreError(f"nothing was scanned up to {day}" if day else "nothing was scanned")
    day = known[-1]
    earlier = [it for it in known if it < day and (before is None or it <= before)]
    if before is not None and not earlier:
        raise StoreError(f"nothing was scanned up to {before}")
    counts = _rows(connection, "counts", day=day)
    repositories = _rows(connection, "repositories", day=day)
    found = changes(connection, earlier[-1], day) if earlier else []
    sections = [
        _summary(day, counts, repositories),
        _told_in_numbers(earlier[-1], found) if earlier else "",
        _over_time(_rows(connection, "open", day=day)),
        _worst(_rows(connection, "worst", day=day)),
        _bars("By provider", _sum(counts, 0)),
        _bars("By rule", _sum(counts, 1)),
        _ages(_rows(connection, "ages", day=day)),
        _changes_since(earlier[-1], found) if earlier else "",
        _not_scanned(repositories, day),
    ]
    return _HEAD + "\n".join(it for it in sections if it) + "\n</body>\n</html>\n"


def _rows(connection: duckdb.DuckDBPyConnection, name: str, **parameters: datetime.date) -> list[tuple[Any, ...]]:
    return connection.execute(query(name), parameters).fetchall()


def _sum(rows: Iterable[tuple[Any, ...]], column: int) -> dict[str, dict[str, int]]:
    """Findings by the value of a column and by severity."""
    sums: dict[str, dict[str, int]] = {}
    for row in rows:
        of_value = sums.setdefault(str(row[column]), {})
        of_value[row[2]] = of_value.get(row[2], 0) + int(row[3])
    return sums


def _summary(day: datetime.date, counts: list[tuple[Any, ...]], repositories: list[tuple[Any, ...]]) -> str:
    by_severity = {it: sum(row[3] for row in counts if row[2] == it) for it in SEVERITIES}
    said = ", ".join(f"{number:,} {severity}" for severity, number in by_severity.items() if number)
    scanned = sum(1 for row in repositories if row[4] is not None)
    total = _number(sum(by_severity.values()), "finding") + (f" ({said})" if said else "")
    return f"<h1>{total} in {_number(scanned, 'repository', 'repositories')}</h1>\n<p>As of {day}. {_LEGEND}</p>"


def _told_in_numbers(before: datetime.date, found: list[Change]) -> str:
    new, fixed = (sum(it.change == change for it in found) for change in ("new", "fixed"))
    return f"<p>Since {before}: {new:,} new, {fixed:,} fixed.</p>"


def _over_time(rows: list[tuple[Any, ...]]) -> str:
    """Open findings over time, as stacked columns: one for each day with a scan, the most severe at the bottom."""
    of_day: dict[datetime.date, dict[str, int]] = {}
    for day, severity, number in rows:
        of_day.setdefault(day, {})[severity] = number
    shown = sorted(of_day)[-60:]
    if len(shown) < 2:
        return ""
    highest = max(sum(of_day[day].values()) for day in shown)
    width = 960 / len(shown)
    columns = []
    for index, day in enumerate(shown):
        top = 200.0
        for severity in SEVERITIES:
            number = of_day[day].get(severity, 0)
            height = 200 * number / highest
            top -= height
            if number:
                columns.append(
                    f'<rect class="{severity}" x="{index * width:.1f}" y="{top:.1f}" width="{width * 0.85:.1f}" '
                    f'height="{height:.1f}"><title>{day}: {number:,} {severity}</title></rect>'
                )
    return (
        "<h2>Open findings over time</h2>\n"
        f'<svg class="time" viewBox="0 0 960 200" preserveAspectRatio="none" role="img" aria-label="Open findings on each day with a scan">'
        f"{''.join(columns)}</svg>\n<p>{shown[0]} to {shown[-1]}, at most {highest:,} a day.</p>"
    )


def _changes_since(before: datetime.date, found: list[Change]) -> str:
    parts = []
    for change, title in (("new", "New"), ("fixed", "Fixed")):
        rows = [it for it in found if it.change == change]
        rows.sort(key=lambda it: (SEVERITIES.index(it.severity), it.repository, it.path, it.start_line))
        cells = [(_severity(it.severity), escape(it.repository), f"<code>{escape(it.rule)}</code>",
                  f"{escape(it.path)}:{it.start_line}", escape(it.message)) for it in rows]  # fmt: skip
        heading = f"{title} since {before}: {len(rows):,}"
        parts.append(_table(heading, ("Severity", "Repository", "Rule", "Place", "What"), cells))
    first = {it.repository for it in found if it.change == "first scan"}
    if first:
        findings = _number(sum(it.change == "first scan" for it in found), "finding")
        repositories = _number(len(first), "repository", "repositories")
        parts.append(f"<p>Scanned for the first time since then: {repositories} with {findings}.</p>")
    return "\n".join(parts)


def _worst(rows: list[tuple[Any, ...]]) -> str:
    cells = [(escape(repository), *(f"{it:,}" for it in numbers)) for repository, *numbers in rows]
    return _table("The worst repositories", ("Repository", "Critical", "High", "Medium", "Low"), cells)


def _ages(rows: list[tuple[Any, ...]]) -> str:
    cells = [(f"<code>{escape(rule)}</code>", *(f"{it:,}" for it in numbers)) for rule, *numbers in rows]
    return _table("Rules by age", ("Rule", "Findings", "Repositories", "Oldest (days)", "Average (days)"), cells)


def _not_scanned(repositories: list[tuple[Any, ...]], day: datetime.date) -> str:
    """The repositories of which the last look failed, or is older than the day."""
    cells = []
    for repository, looked_at, status, error, scanned in repositories:
        if status == "failed":
            why = escape(error or "for an unknown reason")
        elif looked_at < day:
            why = f"not looked at since {looked_at}"
        else:
            continue
        cells.append((escape(repository), why, str(scanned or "never")))
    if not cells:
        return ""
    return _table(f"Not scanned: {len(cells):,}", ("Repository", "Why", "Last good scan"), cells)


def _bars(title: str, sums: dict[str, dict[str, int]]) -> str:
    ordered = sorted(sums.items(), key=lambda it: (-sum(it[1].values()), it[0]))
    highest = max((sum(it.values()) for it in sums.values()), default=1)
    cells = []
    for name, of_severity in ordered:
        left, bars = 0.0, []
        for severity in SEVERITIES:
            width = 300 * of_severity.get(severity, 0) / highest
            if width:
                bars.append(f'<rect class="{severity}" x="{left:.1f}" width="{width:.1f}" height="12"/>')
            left += width
        bar = f'<svg class="bar" viewBox="0 0 300 12" aria-hidden="true">{"".join(bars)}</svg>'
        cells.append((escape(name), f"{sum(of_severity.values()):,}", bar))
    return _table(title, ("", "Findings", ""), cells)


def _number(number: int, what: str, plural: str | None = None) -> str:
    return f"{number:,} {what if number == 1 else plural or what + 's'}"


def _severity(severity: str) -> str:
    return f'<span class="{severity}">{severity}</span>'


_LEGEND = " ".join(map(_severity, SEVERITIES))


def _table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table under a heading; cells are HTML."""
    if not rows:
        return f"<h2>{title}</h2>\n<p>None.</p>"
    head = "".join(f"<th>{it}</th>" for it in columns)
    body = "\n".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows[:MAX_ROWS])
    left = len(rows) - MAX_ROWS
    more = f"\n<p>{left:,} more are not shown.</p>" if left > 0 else ""
    return f"<h2>{title}</h2>\n<table>\n<tr>{head}</tr>\n{body}\n</table>{more}"


_HEAD = (
    """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tollgate: an organisation</title>
<style>
:root { color-scheme: light dark; --line: light-dark(#d5d8dc, #3d434b); }
body { max-width: 72rem; margin: 2rem auto; padding: 0 1rem; font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; }
h2 { margin: 2rem 0 .5rem; font-size: 1.1rem; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top;
  overflow-wrap: anywhere; }
code { font-family: ui-monospace, monospace; font-size: .9em; }
span { padding: .1rem .45rem; border-radius: 4px; color: #fff; font-size: .8rem; }
svg.time { display: block; width: 100%; height: 12rem; border-bottom: 1px solid var(--line); }
svg.bar { width: 20rem; height: .8rem; }
"""
    + "".join(f".{name} {{ fill: {colour}; background: {colour}; }}\n" for name, colour in _PAGE_COLOURS.items())
    + "</style>\n</head>\n<body>\n"
)


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day such as 2026-11-29") from error


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the page; 2 where that cannot be done."""
    parser = argparse.ArgumentParser(
        prog="python -m tollgate.organisation", description="Writes the page of an organisation."
    )
    parser.add_argument("store", help="the directory with findings/day=… and statistics/day=…")
    parser.add_argument("--output", "-o", required=True, help="the file of the page; `-` is standard output")
    parser.add_argument("--day", type=_day, help="the day that is shown, instead of the last one with a scan")
    parser.add_argument("--before", type=_day, help="the day that it is compared with, instead of the one before")
    given = parser.parse_args(arguments)
    try:
        text = page(connect(given.store), given.before, given.day)
        if given.output == "-":
            sys.stdout.write(text)
        else:
            Path(given.output).write_text(text, encoding="utf-8")
    except (StoreError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
