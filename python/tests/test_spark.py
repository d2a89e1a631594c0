"""Scans on a real Spark: two workers, each a process of its own."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any, Dict, Iterator, List, Tuple

import pytest

pytest.importorskip("pyspark")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java", allow_module_level=True)

import pyarrow as pa
import pyarrow.parquet as pq
from pyspark.sql import DataFrame, SparkSession
from test_archive import STAGE, tar, zipped
from test_bulk import MONOREPO, alone, faulty_command, fingerprints, repository, statuses

from tollgate import bulk
from tollgate.spark import Options, Scanned, scan_repositories


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory that is there once a worker was killed."""
    return tmp_path_factory.mktemp("spark") / "killed"


@pytest.fixture(scope="module")
def spark(killed: Path) -> Iterator[SparkSession]:
    script = faulty_command(killed)
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("tollgate")
    for name, value in {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        # Eight parts of a table, not sixteen, of which most are empty.
        "spark.default.parallelism": "1",
        "spark.sql.session.timeZone": "America/Lima",
        "spark.executorEnv.PYTHONPATH": os.environ.get("PYTHONPATH", ""),
        "spark.executorEnv.TOLLGATE_BINARY": str(script),
        # Short jobs are not worth more than the first compiler: half of the time.
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "spark.executor.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
    }.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


def archives(spark: SparkSession, rows: List[Tuple[str, str, Any]]) -> DataFrame:
    return spark.createDataFrame(rows, "repository string, commit string, archive binary")


def said(scanned: Scanned) -> Tuple[Dict[str, List[str]], Dict[str, Any]]:
    scanned.rows.persist()
    findings: Dict[str, List[str]] = {}
    for it in scanned.findings.collect():
        findings.setdefault(it.repository, []).append(it.fingerprint)
    statistics = scanned.statistics.collect()
    by_name = {it.repository: it for it in statistics}
    assert len(by_name) == len(statistics)
    return {name: sorted(found) for name, found in findings.items()}, by_name


def test_what_is_found_is_what_each_scan_finds_and_what_is_wrong_costs_its_own_row(spark: SparkSession) -> None:
    rows: List[Tuple[str, str, Any]] = [(f"r{it}", "c", tar([(f"m{it}/main.tf", STAGE)])) for it in range(6)]
    rows += [
        ("mono", "c", zipped(list(MONOREPO.items()))),
        ("none", "c", None),
        ("broken", "c", b"no archive"),
        ("hostile", "c", tar([("../../out.tf", STAGE)])),
        ("bomb", "c", tar([("a", b"\0" * (16 << 20))], mode="w:gz")),
    ]
    scanned = scan_repositories(archives(spark, rows), Options(max_bytes=8 << 20))
    findings, statistics = said(scanned)
    assert set(statistics) == {row[0] for row in rows}
    assert findings["mono"] == alone(MONOREPO) and len(findings["mono"]) > 8
    for it in range(6):
        assert findings[f"r{it}"] == alone({f"m{it}/main.tf": STAGE})
    failed = {name for name, row in statistics.items() if row.status == "failed"}
    assert failed == {"none", "broken", "hostile", "bomb"} and all(statistics[name].error for name in failed)
    assert statistics["mono"].findings == len(findings["mono"]) and statistics["mono"].max_rss > 1 << 20
    row = scanned.findings.where("repository = 'r0'").first()
    assert row.provider == "aws" and row.path == "m0/main.tf" and row.addresses and row.day is not None


def test_files_are_rows_and_large_repositories_are_divided(spark: SparkSession) -> None:
    rows = [("mono", "c", path, content) for path, content in MONOREPO.items()]
    rows.append(("small", "c", "main.tf", STAGE))
    files = spark.createDataFrame(rows, "repository string, commit string, path string, content binary")
    whole = said(scan_repositories(files))
    divided = scan_repositories(files, split_bytes=300)
    parts = said(divided)
    assert parts[0] == whole[0] and parts[0]["mono"] == alone(MONOREPO)
    assert divided.rows.where("repository = 'mono' and status is not null").count() > 1
    assert parts[1]["mono"].findings == whole[1]["mono"].findings and parts[1]["mono"].complete


def test_what_did_not_change_is_not_scanned_again(spark: SparkSession, tmp_path: Path) -> None:
    first = archives(spark, [("a", "1", tar([("main.tf", STAGE)])), ("b", "1", tar([("main.tf", STAGE)]))])
    store = str(tmp_path / "statistics")
    scan_repositories(first).statistics.write.partitionBy("day").parquet(store)
    known = spark.read.parquet(store)
    second = archives(spark, [("a", "1", b"is not looked at"), ("b", "2", tar([("main.tf", STAGE)]))])
    findings, statistics = said(scan_repositories(second, known=known))
    assert (statistics["a"].status, statistics["b"].status) == ("unchanged", "scanned")
    assert set(findings) == {"b"} and statistics["a"].day == statistics["b"].day
    # Other rules say other things of the same commit, and a commit that comes back is scanned again.
    _, others = said(scan_repositories(second, Options(rules=("aws-s3-*",)), known=known))
    assert others["a"].status == "failed" and others["b"].status == "scanned"
    scan_repositories(second, known=known).statistics.write.mode("append").partitionBy("day").parquet(store)
    again = archives(spark, [("b", "1", tar([("main.tf", STAGE)]))])
    assert said(scan_repositories(again, known=spark.read.parquet(store)))[1]["b"].status == "scanned"


def test_a_repository_that_never_ends_and_a_worker_that_is_killed_cost_no_result(
    spark: SparkSession, killed: Path
) -> None:
    rows: List[Tuple[str, str, Any]] = [(f"r{it}", "c", tar([("main.tf", STAGE)])) for it in range(4)]
    rows.append(("hangs", "c", tar([("main.tf", STAGE), ("hang", b"")])))
    rows.append(("kills", "c", tar([("main.tf", STAGE), ("kill", b"")])))
    rows.append(("always", "c", tar([("main.tf", STAGE), ("always", b"")])))
    findings, statistics = said(scan_repositories(archives(spark, rows), Options(timeout=8.0)))
    assert killed.exists(), "no worker was killed"
    assert set(statistics) == {row[0] for row in rows}
    assert statistics["hangs"].status == "failed" and "killed after" in statistics["hangs"].error
    assert statistics["always"].status == "failed" and "ended, 2 times" in statistics["always"].error
    expected = alone({"main.tf": STAGE})
    assert findings == {row[0]: expected for row in rows if row[0] not in ("hangs", "always")}


def test_the_command_appends_to_the_store_that_the_other_engines_have(
    spark: SparkSession, tmp_path: Path, capsys: Any
) -> None:
    clones, store = tmp_path / "clones", tmp_path / "store"
    repository(clones / "shop", {"main.tf": STAGE})
    repository(clones / "blog", {"main.tf": STAGE})
    (clones / "broken" / ".git").mkdir(parents=True)
    run = ["--clones", str(clones), "-o", str(store)]
    assert bulk.main([*run, "--engine", "spark"]) == 0
    assert statuses(store) == [("blog", "scanned"), ("broken", "failed"), ("shop", "scanned")]
    assert fingerprints(store, "shop") == fingerprints(store, "blog") == alone({"main.tf": STAGE}) != []
    assert bulk.main([*run, "--engine", "local"]) == 0 and bulk.main([*run, "--engine", "spark"]) == 0
    assert capsys.readouterr().out.count("3 repositories: 2 unchanged, 1 failed") == 2


def test_the_command_reads_tables_and_what_is_wrong_costs_its_own_row(
    spark: SparkSession, killed: Path, tmp_path: Path, capsys: Any
) -> None:
    shutil.rmtree(killed, ignore_errors=True)
    contents: Dict[str, Any] = {f"r{it}": tar([("main.tf", STAGE)]) for it in range(20)}
    bad = {"broken": b"no archive", "none": None, "always": tar([("main.tf", STAGE), ("always", b"")])}
    contents.update(bad, kills=tar([("main.tf", STAGE), ("kill", b"")]))
    table = pa.Table.from_pylist([{"repository": it, "commit": "c", "archive": contents[it]} for it in contents])
    pq.write_table(table, tmp_path / "in.parquet", row_group_size=10)
    run = ["--parquet", str(tmp_path / "in.parquet"), "-o", str(tmp_path / "store"), "--engine", "spark"]
    assert bulk.main(run) == 0
    assert killed.exists(), "no worker was killed"
    assert statuses(tmp_path / "store") == sorted((it, "failed" if it in bad else "scanned") for it in contents)
    for name in contents.keys() - bad.keys():
        assert fingerprints(tmp_path / "store", name) == alone({"main.tf": STAGE}) != []
    assert "failed: always: the process that scanned it ended" in capsys.readouterr().err
    # The next time what is good is known.
    assert bulk.main(run) == 0
    assert "24 repositories: 21 unchanged, 3 failed" in capsys.readouterr().out
