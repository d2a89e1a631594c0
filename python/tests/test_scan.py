"""The module against the real command."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any, Dict, Iterator

import pytest

import tollgate

STAGE = b"""resource "aws_api_gateway_rest_api" "orders" {
  name = "orders"
}

resource "aws_api_gateway_stage" "live" {
  rest_api_id = aws_api_gateway_rest_api.orders.id
  stage_name  = "live"
}
"""
RULE = "aws-api-gateway-stage-without-usage-plan"


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """Puts a script in the place of the command."""

    def put(script: str) -> None:
        file = tmp_path / "fake"
        file.write_text("#!/bin/sh\n" + script)
        file.chmod(file.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("TOLLGATE_BINARY", str(file))

    yield put


def test_a_directory_and_its_files_say_the_same(tmp_path: Path) -> None:
    files: Dict[str, bytes] = {
        "live/main.tf": b'module "m" {\n  source = "../modules/m"\n}\n',
        "modules/m/main.tf": STAGE,
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_bytes(content)
    of_files = tollgate.scan(files, rules=[RULE])
    of_directory = tollgate.scan(tmp_path, rules=[RULE], args=[f"--sarif-root={tmp_path}"])
    assert of_files.findings == of_directory.findings
    (finding,) = of_files.findings
    assert (finding.rule, finding.severity, finding.provider) == (RULE, "low", "aws")
    assert finding.place == tollgate.Place("modules/m/main.tf", tollgate.Position(5, 1), finding.place.end)
    assert finding.addresses == ("module.m.aws_api_gateway_stage.live",)
    assert of_files.version == tollgate.version() and of_files.summary["files"] == 2
    assert of_files.seconds > 0
    if sys.platform == "linux":
        assert of_files.max_rss > 1 << 20


def test_tables_and_sarif_hold_what_the_report_does() -> None:
    report = tollgate.scan({"main.tf": STAGE})
    assert len(report.findings) > 1
    rules = [finding.rule for finding in report.findings]
    table = report.to_arrow()
    assert table.column("rule").to_pylist() == rules
    assert table.column("addresses").to_pylist()[0] == list(report.findings[0].addresses)
    frame = report.to_pandas()
    assert list(frame["rule"]) == rules and list(frame.columns) == table.column_names
    results = report.sarif()["runs"][0]["results"]
    assert sorted(it["ruleId"] for it in results) == sorted(rules)
    assert tollgate.scan({"main.tf": b""}).to_arrow().schema == table.schema


def test_options_reach_the_command() -> None:
    assert tollgate.scan({"main.tf": STAGE}, severity="critical").findings == ()
    assert tollgate.scan({"main.tf": STAGE}, rules=[RULE], exclude_rules=[RULE]).findings == ()
    parts = [tollgate.scan({"main.tf": STAGE}, rules=[RULE], shard=f"{k}/2") for k in (1, 2)]
    assert sorted(len(part.findings) for part in parts) == [0, 1]
    variable = b'variable "n" {}\nresource "aws_api_gateway_stage" "s" {\n  count = var.n\n}\n'
    assert not tollgate.scan({"main.tf": variable}, rules=[RULE], variables={"n": "0"}).findings


def test_the_rules_are_those_of_the_command() -> None:
    rules = {rule.id: rule for rule in tollgate.rules()}
    assert len(rules) > 1000 and rules[RULE].provider == "aws"
    assert "aws_api_gateway_stage" in rules[RULE].targets


def test_errors_say_what_the_command_said(tmp_path: Path) -> None:
    with pytest.raises(tollgate.ScanError, match="no rule is named `nonsense`") as error:
        tollgate.scan({"main.tf": STAGE}, rules=["nonsense"])
    assert error.value.code == 2 and "nonsense" in error.value.said
    with pytest.raises(tollgate.ScanError, match="cannot scan"):
        tollgate.scan(tmp_path / "absent")
    with pytest.raises(tollgate.IncompleteScan, match="nothing to scan") as incomplete:
        tollgate.scan({"README.md": b""})
    assert incomplete.value.report.findings == ()
    assert tollgate.scan({"README.md": b""}, args=["--allow-empty"]).findings == ()


@pytest.mark.parametrize(
    "name",
    [
        "../main.tf", "a/../../main.tf", "/etc/main.tf", "C:/main.tf", "a\\..\\main.tf", "a\0b", "", ".", "..",
        ".. /x", ".git/config", "a/.GIT/x", "x" * 300, "a/" * 600 + "b",
    ],
)  # fmt: skip
def test_names_stay_in_the_repository(name: str) -> None:
    with pytest.raises(tollgate.UnsafeFiles):
        tollgate.scan({name: STAGE})


def test_files_are_bounded_and_gone_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(tollgate.UnsafeFiles, match="more than 3 bytes"):
        tollgate.scan({"main.tf": b"1234"}, max_bytes=3)
    with pytest.raises(tollgate.UnsafeFiles, match="2 files are more than 1"):
        tollgate.scan({"a.tf": b"", "b.tf": b""}, max_files=1)
    with pytest.raises(tollgate.UnsafeFiles, match="a file and a directory"):
        tollgate.scan({"a": b"", "a/b.tf": b""})
    tollgate.scan({"main.tf": STAGE})
    assert os.listdir(tmp_path) == []


def test_a_scan_that_does_not_end_is_killed_with_all_that_it_started(fake: Any, tmp_path: Path) -> None:
    fake(f"sleep 60 & echo $! > {tmp_path}/child; echo started >&2; wait\n")
    started = time.monotonic()
    with pytest.raises(tollgate.ScanTimeout, match=r"killed after 0\.5 seconds") as error:
        tollgate.scan(tmp_path, timeout=0.5)
    assert time.monotonic() - started < 10 and error.value.said == "started"
    child = int((tmp_path / "child").read_text())
    for _ in range(100):
        # What is killed may be there until somebody waits for it.
        state = Path(f"/proc/{child}/stat")
        if not state.exists() or state.read_text().rsplit(")", 1)[1].split()[0] == "Z":
            return
        time.sleep(0.05)
    pytest.fail("what the command started is still there")


@pytest.mark.skipif(sys.platform != "linux", reason="memory can be limited on Linux only")
def test_memory_is_limited(fake: Any, tmp_path: Path) -> None:
    assert tollgate.scan({"main.tf": STAGE}, memory=4 << 30, threads=1).findings
    fake("sleep 1\necho memory allocation of $(ulimit -v) KiB failed >&2\nkill -ABRT $$\n")
    with pytest.raises(tollgate.OutOfMemory, match="more than 64 MiB: memory allocation of 65536 KiB failed"):
        tollgate.scan(tmp_path, memory=64 << 20)


def test_a_command_that_writes_no_report_is_an_error(fake: Any, tmp_path: Path) -> None:
    fake("echo a lot of memory is missing >&2; exit 0\n")
    with pytest.raises(tollgate.ScanError, match="a lot of memory is missing"):
        tollgate.scan(tmp_path)
    fake("kill -SEGV $$\n")
    with pytest.raises(tollgate.ScanError, match="ended with -11"):
        tollgate.scan(tmp_path)


def test_a_command_that_is_not_there_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOLLGATE_BINARY", "/nowhere/tollgate")
    with pytest.raises(tollgate.BinaryNotFound, match="/nowhere/tollgate"):
        tollgate.scan({"main.tf": STAGE})


def test_threads_scan_side_by_side() -> None:
    found = []
    work = lambda: found.append(len(tollgate.scan({"main.tf": STAGE}, rules=[RULE]).findings))  # noqa: E731
    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [1, 1, 1, 1]
