"""Every snippet of Python in the documentation runs, and every command and query for many repositories, in a copy of its
example."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any, List

import pytest
from test_bulk import git, repository

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "PYPI.md", ROOT / "README.md"]


def snippets(language: str) -> List[Any]:
    return [
        pytest.param(snippet, id=f"{page.name}-{number}")
        for page in PAGES
        for number, snippet in enumerate(
            re.findall(rf"^```{language}\n(.*?)^```", page.read_text("utf-8"), re.M | re.S), 1
        )
    ]


SNIPPETS, COMMANDS, QUERIES = snippets("python"), snippets("sh bulk"), snippets("sql")


def test_there_are_snippets() -> None:
    assert len(SNIPPETS) >= 5 and len(COMMANDS) >= 2 and len(QUERIES) >= 4


def an_example(directory: Path) -> Path:
    example = directory / "example"
    shutil.copytree(ROOT / "docs" / "example", example)
    (example / "live").mkdir(exist_ok=True)
    (example / "live" / "main.tf").write_text('resource "aws_db_instance" "a" {}\n')
    return example


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_it_runs(snippet: str, tmp_path: Path) -> None:
    example = an_example(tmp_path)
    engine = next((it for it in ("pyspark", "ray") if f"{it}" in snippet), None)
    if engine is not None:
        if importlib.util.find_spec(engine) is None or (engine == "pyspark" and shutil.which("java") is None):
            pytest.skip(f"{engine} is not here")
        (example / "archives").mkdir()
        with tarfile.open(example / "archives" / "shop.tar.gz", "w:gz") as archive:
            archive.add(example / "live", "live")
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    ran = subprocess.run(
        [sys.executable, "-c", snippet], cwd=example, capture_output=True, text=True, timeout=240, env=environment
    )
    assert ran.returncode == 0, ran.stderr
    if engine is not None:
        assert list((example / "store" / "findings").glob("day=*/*.parquet"))
        assert list((example / "store" / "statistics").glob("day=*/*.parquet"))


@pytest.mark.parametrize("snippet", COMMANDS)
def test_commands_run(snippet: str, tmp_path: Path) -> None:
    example = an_example(tmp_path)
    repository(tmp_path / "shop", {"main.tf": b'resource "aws_db_instance" "a" {}\n'})
    git(tmp_path, "clone", "-q", "--mirror", str(tmp_path / "shop"), str(example / "clones" / "shop.git"))
    commands = tmp_path / "bin"
    commands.mkdir()
    for name, module in (("tollgate-bulk", "tollgate.bulk"), ("python3", None)):
        script = commands / name
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" {f"-m {module}" if module else ""} "$@"\n')
        script.chmod(0o755)
    lines = [line for line in snippet.splitlines() if not line.startswith("pip install ")]
    environment = {**os.environ, "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}"}
    ran = subprocess.run(
        ["sh", "-e", "-c", "\n".join(lines)], cwd=example, capture_output=True, text=True, timeout=120, env=environment
    )
    assert ran.returncode == 0 and "could not be fetched" not in ran.stderr, ran.stderr
    assert "1 repository: 1 scanned" in ran.stdout and "shop" in (example / "tollgate.html").read_text("utf-8")


@pytest.mark.parametrize("snippet", QUERIES)
def test_queries_are_those_of_the_package(snippet: str) -> None:
    assert snippet in {file.read_text("utf-8") for file in (ROOT / "python" / "tollgate" / "sql").glob("*.sql")}
