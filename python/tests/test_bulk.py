"""The command ``tollgate-bulk`` and its own engine."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from test_archive import STAGE, tar

from tollgate import TollgateError, _parquet, _pool, _shares, _work, binary, bulk, organisation, scan
from tollgate._bulk import Job, Options, Source, scan_source

GIT = (
    "git",
    "-c",
    "user.name=t",
    "-c",
    "user.email=t@t",
    "-c",
    "init.defaultBranch=main",
    "-c",
    "commit.gpgsign=false",
)

CALL = b'module "m" {\n  source = "../modules/m"\n}\n'
# Every root module calls the same module.
MONOREPO: Dict[str, bytes] = {
    "modules/m/main.tf": STAGE,
    **{f"live{it}/main.tf": CALL + STAGE for it in range(8)},
}


def git(directory: Path, *arguments: str) -> str:
    ran = subprocess.run([*GIT, "-C", str(directory), *arguments], check=True, capture_output=True, text=True)
    return ran.stdout.strip()


def repository(directory: Path, files: Dict[str, bytes]) -> str:
    """Makes a repository, or commits to it. Returns the commit."""
    directory.mkdir(parents=True, exist_ok=True)
    if not (directory / ".git").exists():
        git(directory, "init", "-q")
    for name, content in files.items():
        (directory / name).parent.mkdir(parents=True, exist_ok=True)
        (directory / name).write_bytes(content)
    git(directory, "add", "-A")
    git(directory, "commit", "-q", "-m", "x")
    return git(directory, "rev-parse", "HEAD")


def rows(store: Path, table: str, where: str = "true") -> List[Dict[str, Any]]:
    found = duckdb.sql(f"select * from read_parquet('{store}/{table}/day=*/*.parquet') where {where}")
    return [dict(zip(found.columns, row)) for row in found.fetchall()]


def statuses(store: Path) -> List[Any]:
    return sorted((it["repository"], it["status"]) for it in rows(store, "statistics"))


def alone(files: Dict[str, bytes]) -> List[str]:
    return sorted(it.fingerprint for it in scan(files).findings)


def fingerprints(store: Path, name: str) -> List[str]:
    return sorted(it["fingerprint"] for it in rows(store, "findings", f"repository = '{name}'"))


@pytest.fixture
def clones(tmp_path: Path) -> Path:
    top = tmp_path / "test"
    repository(top / "org" / "shop", {"main.tf": STAGE, "modules/a/main.tf": b"# nothing\n"})
    git(top, "clone", "-q", "--bare", str(top / "org" / "shop"), str(top / "bare.git"))
    (top / "plain").mkdir()
    (top / "plain" / "main.tf").write_bytes(STAGE)
    return top


def test_clones_bare_ones_and_directories_are_read(clones: Path, tmp_path: Path, capsys: Any) -> None:
    # What is not committed is not of the commit.
    (clones / "org" / "shop" / "new.tf").write_bytes(STAGE)
    assert bulk.main(["--clones", str(clones), "-o", str(tmp_path / "store"), "--workers", "2"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("3 repositories: 3 scanned; ") and said.err == ""
    store = tmp_path / "store"
    assert statuses(store) == [("bare", "scanned"), ("org/shop", "scanned"), ("plain", "scanned")]
    for name in ("bare", "org/shop", "plain"):
        assert fingerprints(store, name) == alone({"main.tf": STAGE}) != []
    of_commit = {it["repository"]: it["commit"] for it in rows(store, "statistics")}
    assert of_commit["bare"] == of_commit["org/shop"] == git(clones / "org" / "shop", "rev-parse", "HEAD")
    assert of_commit["plain"] == ""


def test_a_second_run_scans_what_changed_and_nothing_counts_twice(clones: Path, tmp_path: Path, capsys: Any) -> None:
    store = tmp_path / "store"
    listed = tmp_path / "list"
    listed.write_text(f"# all of them\n{clones / 'bare.git'}\nshop\t{clones / 'org' / 'shop'}\n")
    run = ["--list", str(listed), "--output", str(store), "--workers", "1"]
    assert bulk.main(run) == 0 and bulk.main(run) == 0
    assert statuses(store) == sorted((name, it) for name in ("bare", "shop") for it in ("scanned", "unchanged"))
    findings = len(rows(store, "findings"))
    assert "2 repositories: 2 unchanged; 0 findings" in capsys.readouterr().out
    # The same day: a new commit, and everything with other options and then again.
    repository(clones / "org" / "shop", {"main.tf": STAGE + STAGE.replace(b"live", b"next")})
    assert bulk.main(run) == 0
    assert "2 repositories: 1 scanned, 1 unchanged" in capsys.readouterr().out
    assert bulk.main([*run, "--all"]) == 0 and bulk.main([*run, "--all"]) == 0
    assert len(rows(store, "findings")) > 3 * findings
    connection = organisation.connect(store)
    (counted,) = connection.execute("select count(*) from findings").fetchone() or (0,)
    (different,) = connection.execute("select count(distinct (repository, fingerprint)) from findings").fetchone() or (
        0,
    )
    assert (
        counted
        == different
        == len(alone({"main.tf": STAGE})) + len(alone({"main.tf": STAGE + STAGE.replace(b"live", b"next")}))
    )
    assert connection.execute("select repository, status from statistics order by 1").fetchall() == [
        ("bare", "scanned"),
        ("shop", "scanned"),
    ]


def parquet(path: Path, rows: List[Dict[str, Any]], schema: Optional[pa.Schema] = None) -> Path:
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), path)
    return path


def test_archives_and_files_in_parquet_say_the_same(tmp_path: Path) -> None:
    files = {"a/main.tf": b'module "b" {\n  source = "../b"\n}\n', "b/main.tf": STAGE}
    one = [{"repository": f"r{it}", "commit": "c", "archive": tar(list(files.items()))} for it in range(5)]
    # The files of a repository need not lie together.
    each = [
        {"repository": f"r{it}", "commit": "c", "path": path, "content": content}
        for path, content in files.items()
        for it in range(5)
    ]
    for name, table in (("one", one), ("each", each)):
        file = parquet(tmp_path / f"{name}.parquet", table)
        assert bulk.main(["--parquet", str(file), "-o", str(tmp_path / name), "--workers", "2"]) == 0
        for it in range(5):
            assert fingerprints(tmp_path / name, f"r{it}") == alone(files) != []


def test_a_table_is_read_where_it_must_be_and_what_it_holds_waits_in_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Several row groups, files of a repository far apart and in two tables, unknown commits, and nothing left over."""
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr("tempfile.tempdir", None)
    (tmp_path / "tmp").mkdir()
    table = tmp_path / "table"
    table.mkdir()
    archives = [{"repository": f"r{it}", "commit": "c", "archive": tar([("main.tf", STAGE)])} for it in range(20)]
    pq.write_table(pa.Table.from_pylist([*archives, {"repository": "new"}]), table / "a.parquet", row_group_size=3)
    files = [
        {"repository": f"f{it}", "commit": "c", "path": f"m{part}/main.tf", "content": STAGE}
        for part in range(300)
        for it in range(2)
    ]
    pq.write_table(pa.Table.from_pylist(files[:350]), table / "b.parquet", row_group_size=100)
    pq.write_table(pa.Table.from_pylist(files[350:]), table / "c.parquet")
    store = tmp_path / "store"
    assert bulk.main(["--parquet", str(table), "-o", str(store), "--workers", "2"]) == 0
    names = [*(f"r{it}" for it in range(20)), "f0", "f1"]
    assert statuses(store) == sorted([(name, "scanned") for name in names] + [("new", "failed")])
    assert rows(store, "statistics", "repository = 'new'")[0]["commit"] == ""
    for name in names:
        assert len(fingerprints(store, name)) == (300 if name[0] == "f" else 1) * len(alone({"main.tf": STAGE}))
    # The lock of this process is there until it ends.
    assert [it.name for it in (tmp_path / "tmp").rglob("*") if it.is_file()] == [".tollgate-lock"]
    # What is known is not read: the second time nothing is left of it but the keys.
    pq.write_table(pa.Table.from_pylist([{**it, "archive": b""} for it in archives]), table / "a.parquet")
    assert bulk.main(["--parquet", str(table), "-o", str(store), "--workers", "2"]) == 0
    assert len(rows(store, "statistics", "status = 'unchanged'")) == len(names)


def test_the_driver_does_not_hold_what_is_scanned(tmp_path: Path) -> None:
    most = []
    for size in (0, 64 << 20):
        archive = tar([("main.tf", STAGE), ("large.bin", os.urandom(size))])
        file = parquet(tmp_path / "in.parquet", [{"repository": "r", "commit": "c", "archive": archive}])
        # Its own process: what one had at the most includes what those had that it comes from.
        code = (
            "import sys; from tollgate import bulk; code = bulk.main(sys.argv[1:])\n"
            "print(*[it for it in open('/proc/self/status') if it.startswith('VmHWM')]); sys.exit(code)"
        )
        run = ["--parquet", str(file), "-o", str(tmp_path / f"store{size}"), "--workers", "1"]
        ran = subprocess.run([sys.executable, "-c", code, *run], capture_output=True, text=True, check=True)
        most.append(int(ran.stdout.split()[-2]) >> 10)
        assert statuses(tmp_path / f"store{size}") == [("r", "scanned")]
    assert most[1] < most[0] + 32, f"{most} MiB"


def faulty_command(killed: Path) -> Path:
    """What stands in the place of the command on workers: it hangs for one repository, for another kills the worker once, after
    which the directory ``killed`` is there, and for a third each time."""
    script = killed.parent / "tollgate"
    script.write_text(
        "#!/bin/bash\n"
        'if [ -e "$PWD/hang" ]; then sleep 600; fi\n'
        f'if [ -e "$PWD/kill" ] && mkdir {killed} 2>/dev/null; then kill -9 $PPID; sleep 1; fi\n'
        'if [ -e "$PWD/always" ]; then kill -9 $PPID; sleep 1; fi\n'
        f'exec {binary()} "$@"\n'
    )
    script.chmod(0o755)
    return script


def test_what_is_wrong_with_a_repository_costs_its_own_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    killed = tmp_path / "killed"
    monkeypatch.setenv("TOLLGATE_BINARY", str(faulty_command(killed)))
    good = {f"r{it}": tar([("main.tf", STAGE)]) for it in range(4)}
    bad = {
        "hangs": tar([("main.tf", STAGE), ("hang", b"")]),
        "always": tar([("main.tf", STAGE), ("always", b"")]),
        "broken": b"no archive",
        "none": None,
        "out": tar([("../../out.tf", STAGE)]),
    }
    archives = {**good, **bad, "kills": tar([("main.tf", STAGE), ("kill", b"")])}
    table = [{"repository": name, "commit": "c", "archive": archive} for name, archive in archives.items()]
    file, store = parquet(tmp_path / "in.parquet", table), tmp_path / "store"
    assert bulk.main(["--parquet", str(file), "-o", str(store), "--workers", "2", "--timeout", "6"]) == 0
    assert killed.exists(), "no worker was killed"
    of = {it["repository"]: it for it in rows(store, "statistics")}
    assert set(of) == set(archives) and len(of) == len(rows(store, "statistics"))
    assert {name for name, it in of.items() if it["status"] == "failed"} == set(bad)
    assert "killed after" in of["hangs"]["error"] and "ended, 2 times" in of["always"]["error"]
    for name in (*good, "kills"):
        assert fingerprints(store, name) == alone({"main.tf": STAGE}) != []
    assert "failed: broken: it is not an archive" in capsys.readouterr().err
    again = ["--parquet", str(file), "-o", str(store), "--workers", "2", "--timeout", "2"]
    assert bulk.main(again) == 0
    assert "10 repositories: 5 unchanged, 5 failed" in capsys.readouterr().out


def one_row_and_then_none() -> Iterator[Dict[str, Any]]:
    yield {"repository": "r"}
    os.kill(os.getpid(), signal.SIGKILL)


def test_that_the_process_that_reads_ended_is_an_error() -> None:
    with _pool.elsewhere(one_row_and_then_none) as rows:
        assert next(rows) == {"repository": "r"}
        with pytest.raises(TollgateError, match="the process that reads the repositories ended"):
            next(rows)


def test_only_who_was_killed_counts_as_a_try(tmp_path: Path) -> None:
    # Whoever does the same at the same time lives.
    what = str(tmp_path)
    with _work.may_try(what) as one, _work.may_try(what) as two, _work.may_try(what) as three:
        assert (one, two, three) == (True, True, True)
    code = "import os, sys, tollgate._work as w\nwith w.may_try(sys.argv[1]) as may: os.kill(os.getpid(), 9 if may else 15)"
    ended = [subprocess.run([sys.executable, "-c", code, what], check=False).returncode for _ in range(4)]
    assert ended == [-signal.SIGKILL, -signal.SIGKILL, -signal.SIGTERM, -signal.SIGTERM]


def test_archives_wait_on_disk_where_there_is_no_room_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory, disk = tmp_path / "memory", tmp_path / "disk"
    memory.mkdir()
    disk.mkdir()
    write = Path.write_bytes

    def full(file: Path, data: Any) -> int:
        if file.parent == memory:
            file.touch()
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(file, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    file = parquet(tmp_path / "in.parquet", [{"repository": "r", "commit": "c", "archive": b"archive"}])
    (row,) = _parquet.spooled(file, {}, Job.of(Options()), memory, disk)
    assert row["archive"].parent == disk and row["archive"].read_bytes() == b"archive"
    assert not any(memory.iterdir())


def test_what_was_scanned_before_a_table_breaks_is_kept(tmp_path: Path, capsys: Any) -> None:
    table = [{"repository": f"r{it}", "commit": "c", "archive": tar([("main.tf", STAGE)])} for it in range(8)]
    file = tmp_path / "in.parquet"
    pq.write_table(pa.Table.from_pylist(table), file, row_group_size=4, use_dictionary=False)
    chunk = pq.ParquetFile(file).metadata.row_group(1).column(2)
    with open(file, "r+b") as broken:
        broken.seek(chunk.data_page_offset)
        broken.write(b"\xff" * 64)
    assert bulk.main(["--parquet", str(file), "-o", str(tmp_path / "store"), "--workers", "1"]) == 2
    assert capsys.readouterr().err.startswith(f"error: {file} cannot be read: ")
    assert len(statuses(tmp_path / "store")) >= 3


def test_a_share_of_a_broken_table_is_scanned_as_far_as_it_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "in.parquet"
    parquet(file, [{"repository": f"r{it}", "commit": "c", "archive": tar([("main.tf", STAGE)])} for it in range(3)])
    gone = _parquet.Piece(str(tmp_path / "gone.parquet"), 0, 0, 1)
    share = [*_parquet.shares_of_tables([file], 1), [gone]]
    said = _shares.scan_share(
        [it for pieces in share for it in pieces], "name", Job.of(Options()), {}, tmp_path / "store"
    )
    assert said.status == {"scanned": 3} and said.findings == 3 * len(alone({"main.tf": STAGE}))
    assert len(said.broken) == 1 and "gone.parquet cannot be read" in said.broken[0]
    assert statuses(tmp_path / "store") == [(f"r{it}", "scanned") for it in range(3)]


def test_shares_have_each_repository_once_many_at_first_and_few_at_the_end(tmp_path: Path) -> None:
    sizes = (700, 0, 90, 3)
    files = [tmp_path / f"{number}.parquet" for number in range(len(sizes))]
    schema = pa.schema(
        [(name, pa.binary() if name == "archive" else pa.string()) for name in ("repository", "commit", "archive")]
    )
    for number, size in enumerate(sizes):
        rows = [{"repository": f"{number}-{it}", "commit": "c", "archive": None} for it in range(size)]
        pq.write_table(pa.Table.from_pylist(rows, schema=schema), files[number], row_group_size=32)
    shares = _parquet.shares_of_tables(files, 2)
    read = [
        [row["repository"] for it in share for row in _shares.repositories_of([it], Job.of(Options()), {})]
        for share in shares
    ]
    names = [f"{number}-{it}" for number, size in enumerate(sizes) for it in range(size)]
    assert [name for share in read for name in share] == names
    lengths = [len(it) for it in read]
    assert lengths[0] == len(names) // 4 and lengths[:-1] == sorted(lengths[:-1], reverse=True)
    assert lengths[-2] == 4 and lengths[-1] <= 4
    rows = [{"repository": name} for name in names]
    assert [it for share in _shares.shares_of_rows(rows, 2) for it in share] == rows


@pytest.mark.parametrize(
    ("number", "code", "how"), [(signal.SIGTERM, 143, "terminated"), (signal.SIGINT, 130, "interrupted")]
)
def test_who_is_told_to_end_writes_what_is_complete_and_leaves_nothing(
    tmp_path: Path, number: signal.Signals, code: int, how: str
) -> None:
    hangs, store = tmp_path / "hangs", tmp_path / "store"
    command = tmp_path / "tollgate"
    command.write_text(f'#!/bin/bash\nif [ -e hang ]; then echo $$ >{hangs}.new; mv {hangs}.new {hangs}; exec sleep 600; fi\n'
                       f'exec {binary()} "$@"\n')  # fmt: skip
    command.chmod(0o755)
    files = [[("main.tf", STAGE)], [("main.tf", STAGE)], [("hang", b"")], [("main.tf", STAGE)]]
    table = [{"repository": f"r{it}", "commit": "c", "archive": tar(names)} for it, names in enumerate(files)]
    run = ["--parquet", str(parquet(tmp_path / "in.parquet", table)), "-o", str(store), "--workers", "1"]
    (tmp_path / "tmp").mkdir()
    environment = {**os.environ, "TOLLGATE_BINARY": str(command), "TMPDIR": str(tmp_path / "tmp")}
    process = subprocess.Popen(
        [sys.executable, "-m", "tollgate.bulk", *run], env=environment, stderr=subprocess.PIPE, text=True,
        # What a shell runs in the background does not heed it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    try:
        began = time.monotonic()
        while not hangs.exists():
            assert process.poll() is None and time.monotonic() < began + 120
            time.sleep(0.05)
        process.send_signal(number)
        _, said = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == code
    assert said == f"error: {how}; what was complete until then is in the store\n"
    assert statuses(store) == [("r0", "scanned"), ("r1", "scanned")]
    assert fingerprints(store, "r1") == alone({"main.tf": STAGE}) != []
    with pytest.raises(ProcessLookupError):
        os.kill(int(hangs.read_text()), 0)
    assert not list((tmp_path / "tmp").glob("tollgate-bulk-*"))


def test_a_signal_that_comes_while_a_library_runs_is_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    def run(given: Any) -> int:
        try:
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(60)
        except BaseException as error:
            raise SystemError("returned a result with an exception set") from error
        return 0

    monkeypatch.setattr(bulk, "_run", run)
    before = signal.getsignal(signal.SIGTERM)
    assert bulk.main(["--clones", str(tmp_path), "-o", str(tmp_path / "store")]) == 143
    assert capsys.readouterr().err.startswith("error: terminated; ")
    assert signal.getsignal(signal.SIGTERM) is before


def test_nothing_of_a_repository_is_run_and_its_attributes_change_nothing(tmp_path: Path) -> None:
    run = f"touch {tmp_path / 'ran'}"
    directory = tmp_path / "r"
    files = {"main.tf": STAGE, ".gitattributes": b"*.tf filter=evil export-ignore eol=crlf\n"}
    commit = repository(directory, files)
    for key in ("filter.evil.smudge", "core.fsmonitor", "core.sshCommand", "core.pager", "core.editor"):
        git(directory, "config", key, run)
    git(directory, "config", "core.hooksPath", str(tmp_path))
    found, statistics = scan_source(Source("r", commit, git=str(directory / ".git")), Job.of(Options()))
    assert sorted(it["fingerprint"] for it in found) == alone({"main.tf": STAGE}) != []
    assert statistics["complete"] is True and not (tmp_path / "ran").exists()
    _, missing = scan_source(Source("r", "f" * 40, git=str(directory / ".git")), Job.of(Options()))
    assert missing["status"] == "failed" and missing["error"]
    _, large = scan_source(Source("r", commit, git=str(directory / ".git")), Job.of(Options(max_bytes=10)))
    assert large["status"] == "failed" and "more than 10 bytes" in large["error"]


def test_the_options_and_the_files_that_they_name_tell_scans_apart(tmp_path: Path) -> None:
    config = tmp_path / "tollgate.hcl"
    config.write_text('severity = "low"\n')
    options = Options(args=(f"--config={config}",))
    first = options.key()
    assert options.key() == first != Options().key()
    config.write_text('severity = "high"\n')
    assert options.key() != first


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["--clones", "nowhere"], "error: nowhere is not a directory\n"),
        (["--clones", "empty"], "error: there are no repositories\n"),
        (["--list", "nowhere"], "error: [Errno 2] No such file or directory: 'nowhere'\n"),
        (["--list", "bad"], "error: bad: `gone` is not a directory\n"),
        (["--parquet", "empty"], "error: empty holds no Parquet\n"),
        (["--parquet", "nowhere"], "error: nowhere holds no Parquet\n"),
        (["--parquet", "bad"], "error: bad cannot be read: "),
        (["--parquet", "numbers.parquet"], "error: numbers.parquet: the column `archive` is of the type int64: "),
        (
            ["--parquet", "none.parquet"],
            "error: none.parquet has not the columns repository, commit and one of: archive; ",
        ),
        (["--clones", "empty", "--split-bytes", "1"], "error: --split-bytes is for the engines spark and ray\n"),
    ],
)
def test_what_cannot_be_done_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any, arguments: List[str], error: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "bad").write_text("gone\n")
    parquet(tmp_path / "numbers.parquet", [{"repository": "r", "commit": "c", "archive": 1}])
    parquet(tmp_path / "none.parquet", [{"repository": "r", "commit": "c"}])
    assert bulk.main([*arguments, "-o", "store"]) == 2
    said = capsys.readouterr().err
    assert said.startswith(error) and said.endswith("\n") and said.count("\n") == 1
    assert not (tmp_path / "store").exists()


def test_what_killed_processes_left_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = (
        "import os, signal, pathlib, tollgate._work as w\n"
        "with w.directory() as d: (d / 'x').write_text('x'); os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    subprocess.run([sys.executable, "-c", code], env=environment, check=False)
    (left,) = tmp_path.iterdir()
    assert any(left.iterdir())
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    with _work.directory() as ours:
        assert ours.is_dir() and not left.exists()
        # Those of the living stay.
        subprocess.run([sys.executable, "-c", code], env=environment, check=False)
        assert ours.is_dir()
