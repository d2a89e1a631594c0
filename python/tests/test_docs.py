"""Every snippet of Python in the documentation runs, in a copy of its example."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "PYPI.md", ROOT / "README.md"]
SNIPPETS = [
    pytest.param(snippet, id=f"{page.name}-{number}")
    for page in PAGES
    for number, snippet in enumerate(re.findall(r"^```python\n(.*?)^```", page.read_text("utf-8"), re.M | re.S), 1)
]


def test_there_are_snippets() -> None:
    assert len(SNIPPETS) >= 4


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_it_runs(snippet: str, tmp_path: Path) -> None:
    example = tmp_path / "example"
    shutil.copytree(ROOT / "docs" / "example", example)
    (example / "live").mkdir(exist_ok=True)
    (example / "live" / "main.tf").write_text('resource "aws_db_instance" "a" {}\n')
    if "pyspark" in snippet:
        if importlib.util.find_spec("pyspark") is None or shutil.which("java") is None:
            pytest.skip("Spark is not here")
        (example / "archives").mkdir()
        with tarfile.open(example / "archives" / "shop.tar.gz", "w:gz") as archive:
            archive.add(example / "live", "live")
    environment = {**os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    ran = subprocess.run(
        [sys.executable, "-c", snippet], cwd=example, capture_output=True, text=True, timeout=240, env=environment
    )
    assert ran.returncode == 0, ran.stderr
    if "pyspark" in snippet:
        assert list((example / "store" / "findings").glob("day=*/*.parquet"))
        assert list((example / "store" / "statistics").glob("day=*/*.parquet"))
