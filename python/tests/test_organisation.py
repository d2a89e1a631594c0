"""The page of an organisation, and what it counts."""

from __future__ import annotations

import datetime
from pathlib import Path

import duckdb
import pytest

from tollgate import organisation

FRIDAY, MONDAY, TUESDAY = (datetime.date(2026, 11, day) for day in (20, 23, 24))


def finding(
    repository: str, day: datetime.date, fingerprint: str, severity: str = "high", rule: str = "aws-a"
) -> tuple[object, ...]:
    return (repository, "c1", rule, severity, "main.tf", 3, 4, f"`a` is {fingerprint}", fingerprint, at(day), day)


def look(repository: str, day: datetime.date, status: str = "scanned", error: str | None = None) -> tuple[object, ...]:
    return (repository, "c1", status, error, at(day), day)


def at(day: datetime.date) -> datetime.datetime:
    return datetime.datetime(day.year, day.month, day.day, 2, tzinfo=datetime.timezone.utc)


FINDINGS = [
    finding("shop", FRIDAY, "f1"),
    finding("shop", FRIDAY, "f2", "low", "gcp-b"),
    finding("shop", TUESDAY, "f2", "low", "gcp-b"),
    finding("shop", TUESDAY, "f3", "critical"),
    # Nothing changed since Friday: no findings are written again.
    finding("<blog>", FRIDAY, "f1"),
    # Scanned once, and broken since.
    finding("wiki", FRIDAY, "f9"),
    finding("late", TUESDAY, "f1", "medium"),
]

STATISTICS = [
    look("shop", FRIDAY),
    look("<blog>", FRIDAY),
    look("wiki", FRIDAY),
    look("gone", FRIDAY),
    look("shop", MONDAY, "failed", "it ran for more than 60 s"),
    look("shop", TUESDAY),
    look("<blog>", TUESDAY, "unchanged"),
    look("wiki", TUESDAY, "failed", "it is not an archive & never was"),
    look("late", TUESDAY),
]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    with duckdb.connect() as connection:
        connection.sql(
            "create table findings (repository text, commit text, rule text, severity text, path text, start_line int, "
            "end_line int, message text, fingerprint text, scanned_at timestamptz, day date)"
        )
        connection.sql(
            "create table statistics (repository text, commit text, status text, error text, scanned_at timestamptz, day date)"
        )
        connection.executemany(f"insert into findings values ({', '.join('?' * 11)})", FINDINGS)
        connection.executemany(f"insert into statistics values ({', '.join('?' * 6)})", STATISTICS)
        for table in ("findings", "statistics"):
            connection.sql(f"copy {table} to '{tmp_path / table}' (format parquet, partition_by (day))")
    return tmp_path


def test_what_is_new_and_fixed_is_told_by_fingerprint(store: Path) -> None:
    found = organisation.changes(organisation.connect(store), FRIDAY, TUESDAY)
    assert [(it.change, it.repository, it.fingerprint) for it in found] == [
        ("first scan", "late", "f1"),
        ("fixed", "shop", "f1"),
        ("new", "shop", "f3"),
    ]


def test_a_failed_scan_fixes_nothing(store: Path) -> None:
    assert organisation.changes(organisation.connect(store), FRIDAY, MONDAY) == []


def test_days_without_a_scan_take_the_last_one_before(store: Path) -> None:
    connection = organisation.connect(store)
    saturday = FRIDAY + datetime.timedelta(days=1)
    assert organisation.changes(connection, saturday, TUESDAY) == organisation.changes(connection, FRIDAY, TUESDAY)


def test_the_worst_come_first_and_rules_have_the_age_of_their_oldest_finding(store: Path) -> None:
    connection = organisation.connect(store)
    worst = connection.execute(organisation.query("worst"), {"day": TUESDAY}).fetchall()
    assert [row[0] for row in worst] == ["shop", "<blog>", "wiki", "late"]
    assert worst[0] == ("shop", 1, 0, 0, 1)
    ages = connection.execute(organisation.query("ages"), {"day": TUESDAY}).fetchall()
    assert ages == [("aws-a", 4, 4, 4, 2), ("gcp-b", 1, 1, 4, 4)]


def test_open_findings_are_counted_on_each_day(store: Path) -> None:
    rows = organisation.connect(store).execute(organisation.query("open"), {"day": TUESDAY}).fetchall()
    of_day = {day: sum(row[2] for row in rows if row[0] == day) for day in (FRIDAY, MONDAY, TUESDAY)}
    assert of_day == {FRIDAY: 4, MONDAY: 4, TUESDAY: 5}


def test_the_page_says_what_changed_and_escapes_what_others_wrote(store: Path) -> None:
    text = organisation.page(organisation.connect(store))
    assert "<h1>5 findings (1 critical, 2 high, 1 medium, 1 low) in 5 repositories</h1>" in text
    assert "Since 2026-11-23: 1 new, 1 fixed." in text
    assert "New since 2026-11-23: 1" in text and "Fixed since 2026-11-23: 1" in text
    assert "1 repository with 1 finding." in text
    assert "<blog>" not in text and "&lt;blog&gt;" in text
    assert "it is not an archive &amp; never was" in text
    assert "not looked at since 2026-11-20" in text
    assert "http://" not in text and "https://" not in text and "<script" not in text


def test_a_page_of_an_earlier_day_knows_nothing_of_later_ones(store: Path) -> None:
    text = organisation.page(organisation.connect(store), day=FRIDAY)
    assert "<h1>4 findings (3 high, 1 low) in 4 repositories</h1>" in text
    assert "late" not in text and "since 2026" not in text


def test_a_store_without_findings_has_a_page(store: Path, tmp_path: Path) -> None:
    (tmp_path / "findings").rename(tmp_path / "elsewhere")
    assert "<h1>0 findings in 5 repositories</h1>" in organisation.page(organisation.connect(store))


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (
            ["nowhere", "-o", "-"],
            "error: nowhere/statistics has no `day=…/*.parquet`: is nowhere the directory of a store?\n",
        ),
        (["STORE", "-o", "-", "--day", "2020-01-01"], "error: nothing was scanned up to 2020-01-01\n"),
        (["STORE", "-o", "-", "--before", "2020-01-01"], "error: nothing was scanned up to 2020-01-01\n"),
        (["STORE", "-o", "/nowhere/page.html"], "error: [Errno 2] No such file or directory: '/nowhere/page.html'\n"),
    ],
)
def test_what_cannot_be_done_is_an_error(
    store: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], error: str
) -> None:
    given = [str(store) if it == "STORE" else it for it in arguments]
    assert organisation.main(given) == 2
    assert capsys.readouterr().err == error


def test_a_day_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        organisation.main(["store", "-o", "-", "--day", "friday"])
    assert "'friday' is not a day such as 2026-11-29" in capsys.readouterr().err


def test_parquet_of_others_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for table in ("findings", "statistics"):
        (tmp_path / table / "day=2026-11-20").mkdir(parents=True)
        duckdb.sql(f"copy (select 1 as a) to '{tmp_path}/{table}/day=2026-11-20/a.parquet' (format parquet)")
    assert organisation.main([str(tmp_path), "-o", "-"]) == 2
    assert "is not a store of tollgate-bulk: " in capsys.readouterr().err
