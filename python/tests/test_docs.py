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
from typing import Any, Dict, List

import pytest
import yaml
from test_bulk import git, repository

import tollgate
from tollgate import organisation

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
    environment = {
        **os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1",
        "JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    }  # fmt: skip
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


class Workflow:
    """The workflow of an organisation, run here: its commands as they stand, one job after the other; what GitHub does
    between them is done with directories."""

    def __init__(self, text: str, top: Path, clones: Path) -> None:
        self.jobs: Dict[str, Any] = yaml.safe_load(text)["jobs"]
        self.top, self.cache, self.artifacts = top, top / "cache", top / "artifacts"
        commands = top / "bin"
        commands.mkdir(parents=True)
        scripts = {
            "tollgate-bulk": f'exec "{sys.executable}" -m tollgate.bulk "$@"',
            "python3": f'exec "{sys.executable}" "$@"',
            # What is to be installed is here, so the names of packages are all that can be wrong.
            "pip": 'case "$1 $2" in "install tollgate-iac["*"]=="*) ;; *) exit 1 ;; esac',
            "gh": f"""[ "$GH_TOKEN" = secret ] || exit 1
case "$1 $2 $3" in
"auth setup-git ") ;;
"repo list acme") [ "$8 $9" = "name --jq" ] && [ "${{10}}" = '.[].name' ] && ls {clones} ;;
*) exit 1 ;;
esac""",
        }
        for name, script in scripts.items():
            (commands / name).write_text(f"#!/bin/sh\n{script}\n")
            (commands / name).chmod(0o755)
        self.environment = {
            **os.environ,
            "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}",
            "GITHUB_REPOSITORY_OWNER": "acme",
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"url.file://{clones}/.insteadOf",
            "GIT_CONFIG_VALUE_0": "https://github.com/acme/",
        }

    def run(self, night: int) -> Path:
        """Runs all jobs. Returns the page."""
        shutil.rmtree(self.artifacts, ignore_errors=True)
        for name, job in self.jobs.items():
            assert job.get("needs") in (None, "scan") and job["runs-on"] == "ubuntu-latest"
            for part in job.get("strategy", {"matrix": {"part": [None]}})["matrix"]["part"]:
                self._job(job, self.top / f"{night}-{name}-{part}", {"matrix.part": part, "github.run_id": night})
        return self.artifacts / "tollgate.html" / "tollgate.html"

    def _job(self, job: Any, directory: Path, values: Dict[str, Any]) -> None:
        directory.mkdir()
        values["secrets.TOLLGATE_TOKEN"] = "secret"
        fill = lambda text: re.sub(r"\$\{\{ (.*?) \}\}", lambda it: str(values[it[1]]), text)  # noqa: E731
        afterwards = []
        for step in job["steps"]:
            given = {name: fill(str(value)) for name, value in step.get("with", {}).items()}
            uses = step.get("uses", "").partition("@")[0]
            if uses == "actions/cache":
                kept = sorted(self.cache.glob(f"{given['restore-keys']}*"))
                if kept:
                    shutil.copytree(kept[-1], directory / given["path"])
                afterwards.append((directory / given["path"], self.cache / given["key"]))
            elif uses == "actions/upload-artifact":
                path, to = directory / given["path"], self.artifacts / given["name"]
                if path.is_dir():
                    shutil.copytree(path, to)
                elif path.exists():
                    to.mkdir()
                    shutil.copy(path, to)
            elif uses == "actions/download-artifact":
                assert given["merge-multiple"] == "True"
                for artifact in self.artifacts.glob(given["pattern"]):
                    shutil.copytree(artifact, directory / given["path"], dirs_exist_ok=True)
            else:
                assert not uses, uses
                own = {name: fill(value) for name, value in {**job.get("env", {}), **step.get("env", {})}.items()}
                ran = subprocess.run(
                    ["bash", "-e", "-c", fill(step["run"])], cwd=directory, capture_output=True, text=True, timeout=120,
                    env={**self.environment, **own}, check=False,
                )  # fmt: skip
                assert ran.returncode == 0, ran.stderr
                (directory / "said").open("a").write(ran.stdout)
        for path, to in afterwards:
            if path.is_dir():
                shutil.copytree(path, to)

    def said(self, night: int) -> str:
        return "".join(it.read_text("utf-8") for it in sorted(self.top.glob(f"{night}-*/said")))


def test_the_workflow_of_an_organisation_scans_each_repository_once_and_then_what_changed(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "organisation.md").read_text("utf-8")
    (text,) = re.findall(r"^```yaml\n(# \.github/workflows/.*?)^```", page, re.M | re.S)
    file = tmp_path / ".github" / "workflows" / "organisation.yml"
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")
    # `.ci/run` installs both.
    for name, arguments in (("ZIZMOR", ["--offline", "--quiet", str(tmp_path)]), ("ACTIONLINT", [str(file)])):
        if name in os.environ:
            ran = subprocess.run([os.environ[name], *arguments], capture_output=True, text=True, check=False)
            assert ran.returncode == 0, ran.stdout + ran.stderr
    # In three parts, of which one has no repository; one repository cannot be cloned.
    text = text.replace("[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]", "[0, 1, 2]").replace("% 10", "% 3")
    names = ["shop", "blog", "wiki", "mail"]
    for name in names:
        repository(tmp_path / "acme" / name, {"main.tf": b'resource "aws_db_instance" "a" {}\n'})
    (tmp_path / "acme" / "gone").mkdir()
    parts = {int(subprocess.run(["cksum"], input=it.encode(), capture_output=True, check=True).stdout.split()[0]) % 3
             for it in names}  # fmt: skip
    assert len(parts) == 2, "a part is to have no repository: choose other names"
    workflow = Workflow(text, tmp_path / "github", tmp_path / "acme")
    first = workflow.run(1).read_text("utf-8")
    assert all(name in first for name in names) and "gone" not in first
    assert workflow.said(1).count("::warning::gone could not be cloned") == 1
    connection = organisation.connect(tmp_path / "github" / "1-page-None" / "store")
    looked = "select repository, status, count(*) from every_look group by all order by all"
    assert connection.execute(looked).fetchall() == [(name, "scanned", 1) for name in sorted(names)]
    alone = len(tollgate.scan(tmp_path / "acme" / "shop").findings)
    assert connection.execute("select count(*) from findings").fetchall() == [(4 * alone,)] and alone > 0
    repository(tmp_path / "acme" / "shop", {"new.tf": b'resource "aws_db_instance" "b" {}\n'})
    workflow.run(2)
    connection = organisation.connect(tmp_path / "github" / "2-page-None" / "store")
    again = [(name, "scanned", 1 + (name == "shop")) for name in sorted(names)]
    again += [(name, "unchanged", 1) for name in sorted(names) if name != "shop"]
    assert sorted(connection.execute(looked).fetchall()) == sorted(again)


@pytest.mark.parametrize("snippet", QUERIES)
def test_queries_are_those_of_the_package(snippet: str) -> None:
    assert snippet in {file.read_text("utf-8") for file in (ROOT / "python" / "tollgate" / "sql").glob("*.sql")}
