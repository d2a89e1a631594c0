"""Scans on a real Ray: two workers, each a process of its own."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any, Dict, Iterator, List, Tuple

import pytest

pytest.importorskip("ray.data")

import pyarrow as pa
import pyarrow.parquet as pq
import ray
import ray.data
from test_archive import STAGE, tar, zipped
from test_bulk import MONOREPO, alone, faulty_command, fingerprints, repository, statuses

from tollgate import bulk
from tollgate.ray import Options, Scanned, scan_repositories


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory that is there once a worker was killed."""
    return tmp_path_factory.mktemp("ray") / "killed"


@pytest.fixture(scope="module", autouse=True)
def cluster(killed: Path) -> Iterator[None]:
    script = faulty_command(killed)
    before = os.environ.get("TOLLGATE_BINARY")
    os.environ["TOLLGATE_BINARY"] = str(script)
    ray.init(num_cpus=2, include_dashboard=False, object_store_memory=100 << 20, logging_level="ERROR")
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    # Two hundred parts of two repositories would take most of the time.
    context.default_hash_shuffle_parallelism = 2
    yield
    ray.shutdown()
    if before is None:
        del os.environ["TOLLGATE_BINARY"]
    else:
        os.environ["TOLLGATE_BINARY"] = before


def archives(rows: List[Tuple[str, str, Any]]) -> Any:
    return ray.data.from_items([dict(zip(("repository", "commit", "archive"), row)) for row in rows])


def said(scanned: Scanned) -> Tuple[Dict[str, List[str]], Dict[str, Any]]:
    scanned = scanned.materialize()
    findings: Dict[str, List[str]] = {}
    for it in scanned.findings.take_all():
        findings.setdefault(it["repository"], []).append(it["fingerprint"])
    statistics = scanned.statistics.take_all()
    by_name = {it["repository"]: it for it in statistics}
    assert len(by_name) == len(statistics)
    return {name: sorted(found) for name, found in findings.items()}, by_name


def test_what_is_found_is_what_each_scan_finds_whatever_happens(killed: Path) -> None:
    rows: List[Tuple[str, str, Any]] = [(f"r{it}", "c", tar([(f"m{it}/main.tf", STAGE)])) for it in range(20)]
    rows += [
        ("mono", "c", zipped(list(MONOREPO.items()))),
        ("none", "c", None),
        ("broken", "c", b"no archive"),
        ("hostile", "c", tar([("../../out.tf", STAGE)])),
        ("bomb", "c", tar([("a", b"\0" * (16 << 20))], mode="w:gz")),
        ("kills", "c", tar([("main.tf", STAGE), ("kill", b"")])),
        ("always", "c", tar([("main.tf", STAGE), ("always", b"")])),
        ("hangs", "c", tar([("main.tf", STAGE), ("hang", b"")])),
    ]
    findings, statistics = said(scan_repositories(archives(rows), Options(max_bytes=8 << 20, timeout=8.0)))
    assert killed.exists(), "no worker was killed"
    assert set(statistics) == {row[0] for row in rows}
    failed = {name for name, row in statistics.items() if row["status"] == "failed"}
    assert failed == {"none", "broken", "hostile", "bomb", "hangs", "always"}
    assert all(statistics[name]["error"] for name in failed) and "killed after" in statistics["hangs"]["error"]
    assert findings["mono"] == alone(MONOREPO) and len(findings["mono"]) > 8
    assert findings["kills"] == alone({"main.tf": STAGE})
    for it in range(20):
        assert findings[f"r{it}"] == alone({f"m{it}/main.tf": STAGE}) != []


def test_files_are_rows_and_large_repositories_are_divided() -> None:
    rows = [{"repository": "mono", "commit": "c", "path": path, "content": it} for path, it in MONOREPO.items()]
    rows.append({"repository": "small", "commit": "c", "path": "main.tf", "content": STAGE})
    files = ray.data.from_items(rows)
    whole = said(scan_repositories(files))
    divided = scan_repositories(files, split_bytes=4000)
    parts = said(divided)
    assert parts[0] == whole[0] and parts[0]["mono"] == alone(MONOREPO)
    assert len([it for it in divided.rows.take_all() if it["repository"] == "mono" and it["status"]]) > 1
    assert parts[1]["mono"]["findings"] == whole[1]["mono"]["findings"] and parts[1]["mono"]["complete"]


def test_what_did_not_change_is_not_scanned_again(tmp_path: Path) -> None:
    first = archives([("a", "1", tar([("main.tf", STAGE)])), ("b", "1", tar([("main.tf", STAGE)]))])
    store = str(tmp_path / "statistics")
    scan_repositories(first).statistics.write_parquet(store, partition_cols=["day"])
    known = ray.data.read_parquet(store)
    second = archives([("a", "1", b"is not looked at"), ("b", "2", tar([("main.tf", STAGE)]))])
    findings, statistics = said(scan_repositories(second, known=known))
    assert (statistics["a"]["status"], statistics["b"]["status"]) == ("unchanged", "scanned")
    assert set(findings) == {"b"}
    _, others = said(scan_repositories(second, Options(rules=("aws-s3-*",)), known=known))
    assert others["a"]["status"] == "failed" and others["b"]["status"] == "scanned"


def test_the_command_appends_to_the_store_that_the_other_engines_have(tmp_path: Path, capsys: Any) -> None:
    clones, store = tmp_path / "clones", tmp_path / "store"
    repository(clones / "shop", {"main.tf": STAGE})
    repository(clones / "blog", {"main.tf": STAGE})
    (clones / "broken" / ".git").mkdir(parents=True)
    run = ["--clones", str(clones), "-o", str(store)]
    assert bulk.main([*run, "--engine", "ray"]) == 0
    assert statuses(store) == [("blog", "scanned"), ("broken", "failed"), ("shop", "scanned")]
    assert fingerprints(store, "shop") == fingerprints(store, "blog") == alone({"main.tf": STAGE}) != []
    assert bulk.main([*run, "--engine", "local"]) == 0 and bulk.main([*run, "--engine", "ray"]) == 0
    assert capsys.readouterr().out.count("3 repositories: 2 unchanged, 1 failed") == 2


def test_the_command_reads_tables_and_what_is_wrong_costs_its_own_row(
    killed: Path, tmp_path: Path, capsys: Any
) -> None:
    shutil.rmtree(killed, ignore_errors=True)
    archives = {f"r{it}": tar([("main.tf", STAGE)]) for it in range(20)}
    bad = {"broken": b"no archive", "none": None, "hangs": tar([("main.tf", STAGE), ("hang", b"")])}
    bad["always"] = tar([("main.tf", STAGE), ("always", b"")])
    archives.update(kills=tar([("main.tf", STAGE), ("kill", b"")]), always=bad["always"])
    archives.update(bad)
    table = pa.Table.from_pylist([{"repository": it, "commit": "c", "archive": archives[it]} for it in archives])
    pq.write_table(table, tmp_path / "in.parquet", row_group_size=10)
    store = tmp_path / "store"
    run = ["--parquet", str(tmp_path / "in.parquet"), "-o", str(store), "--engine", "ray", "--timeout", "8"]
    assert bulk.main(run) == 0
    assert killed.exists(), "no worker was killed"
    assert statuses(store) == sorted((it, "failed" if it in bad else "scanned") for it in archives)
    for name in archives.keys() - bad.keys():
        assert fingerprints(store, name) == alone({"main.tf": STAGE}) != []
    said = capsys.readouterr().err
    assert (
        "failed: broken: it is not an archive" in said and "failed: always: the process that scanned it ended" in said
    )
    # The next time what is good is known.
    assert bulk.main([*run[:-1], "1"]) == 0
    assert "25 repositories: 21 unchanged, 4 failed" in capsys.readouterr().out


def test_the_command_reads_tables_in_parts(tmp_path: Path) -> None:
    archives = {"small": tar([("main.tf", STAGE)]), "mono": tar([*MONOREPO.items(), ("large", b"\0" * (2 << 20))])}
    table = pa.Table.from_pylist([{"repository": it, "commit": "c", "archive": archives[it]} for it in archives])
    pq.write_table(table, tmp_path / "in.parquet")
    store = tmp_path / "store"
    run = ["--parquet", str(tmp_path / "in.parquet"), "-o", str(store), "--engine", "ray", "--split-bytes", "1"]
    assert bulk.main(run) == 0
    assert statuses(store) == [("mono", "scanned"), ("small", "scanned")]
    assert fingerprints(store, "mono") == alone(MONOREPO) and fingerprints(store, "small") == alone({"main.tf": STAGE})


def test_a_dataset_without_repositories_is_refused() -> None:
    with pytest.raises(ValueError, match="columns repository, commit and one of"):
        scan_repositories(ray.data.from_items([{"repository": "a", "commit": "c"}]))
