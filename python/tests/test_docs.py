"""Every snippet of Python in the documentation runs, in a copy of its example."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
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
    ran = subprocess.run([sys.executable, "-c", snippet], cwd=example, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0, ran.stderr
