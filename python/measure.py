"""How long many repositories take with `tollgate-bulk`, alone, on Spark and on Ray, beside a plain loop over `tollgate scan`.

    python3 python/measure.py DIR [--copies N] [--rounds N] [--engines loop,local,spark,ray] [--spare-core]

Every directory in DIR is a repository, of which an archive is made, `.git` left out. The same archives are read by all: the
loop unpacks each with `tar`, scans it and removes it; the others read them from Parquet. docs/organisation.md says what a
worker is and what the clock counts. Findings must be equal everywhere: otherwise the script says which repository differs
and ends with 1. Linux only; needs what `tollgate-iac[spark,ray]` and DuckDB are, and the command (`TOLLGATE_BINARY`).
"""

from __future__ import annotations

import argparse
import collections
import contextlib
import io
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from typing import Any, Counter, Dict, List, Tuple

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

import tollgate

WORKERS = (2, 1)
FILES, ROWS_OF_A_GROUP = 8, 32
WARM = 20
ENGINES = ("loop", "local", "spark", "ray")
# From Python: tables of archives that the engine reads and hands on, and tables of findings that it writes.
APIS = ("spark-api", "ray-api")

LOOP = """
d=$(mktemp -d "$1/XXXXXX"); name=${2##*/}; mkdir "$d/r"; tar xzf "$2" -C "$d/r"; cd "$d/r"
"$TOLLGATE_BINARY" scan -qq --threads=1 --no-tf-vars --allow-empty --sarif-root="$d/r" --output json="$1/$name.json" .
cd /; rm -rf "$d"
"""

Found = Dict[str, Counter[Tuple[Any, ...]]]
"""Of each repository its findings."""


def make(directory: pathlib.Path, copies: int, tables: pathlib.Path, archives: pathlib.Path) -> List[pathlib.Path]:
    """Makes the archives, and Parquet of them and their copies."""
    packed = []
    for path in sorted(it for it in directory.iterdir() if it.is_dir()):
        file = archives / f"{path.name}.tar.gz"
        with tarfile.open(file, "w:gz", compresslevel=6) as tar:
            tar.add(path.resolve(), ".", filter=lambda it: None if "/.git/" in f"{it.name}/" else it)
        packed.append(file)
    files = [(f"{file.name[:-7]}~{copy}", file) for copy in range(copies) for file in packed]
    size = -(-len(files) // FILES)
    for number in range(0, len(files), size):
        part = files[number : number + size]
        table = pa.table({
            "repository": [name for name, _ in part],
            "commit": ["c" for _ in part],
            "archive": pa.array([file.read_bytes() for _, file in part], pa.binary()),
        })  # fmt: skip
        pq.write_table(table, tables / f"{number // size:03}.parquet", row_group_size=ROWS_OF_A_GROUP)
    return packed


def loop(archives: List[pathlib.Path], copies: int, workers: int, directory: str) -> float:
    """Seconds of a loop. Reports are left in a directory."""
    listed = "\0".join(map(str, archives * copies))
    command = ["xargs", "-0", "-P", str(workers), "-n", "1", "sh", "-c", LOOP, "sh", directory]
    started = time.monotonic()
    # Broken files are a part of some repositories.
    subprocess.run(command, input=listed, text=True, check=False, stderr=subprocess.DEVNULL)
    return time.monotonic() - started


def found_by_loop(directory: str) -> Found:
    found: Found = {}
    for file in pathlib.Path(directory).glob("*.json"):
        rows = found[file.name[: -len(".tar.gz.json")]] = collections.Counter()
        for it in json.loads(file.read_text())["findings"]:
            place = it["place"] or {"path": "", "start": {"line": 1}}
            rows[it["rule"], place["path"], place["start"]["line"], it["message"], it["fingerprint"]] += 1
    return found


def found_in_store(store: pathlib.Path) -> Found:
    found: Found = collections.defaultdict(collections.Counter)
    columns = "repository, rule, path, start_line, message, fingerprint"
    for repository, *row in duckdb.sql(f"select {columns} from '{store}/findings/**/*.parquet'").fetchall():
        found[repository][tuple(row)] += 1
    return found


def compare(by_loop: Found, store: pathlib.Path, copies: int) -> None:
    found = found_in_store(store)
    for name, rows in by_loop.items():
        for copy in range(copies):
            if found.get(f"{name}~{copy}", collections.Counter()) != rows:
                sys.exit(f"{store.parent.name}: the findings of {name} (copy {copy}) are not those of the loop")


def bulk(engine: str, tables: pathlib.Path, store: pathlib.Path) -> None:
    """Runs `tollgate-bulk` in this process, which has the session."""
    from tollgate import bulk

    arguments = ["--engine", engine, "--parquet", str(tables), "--output", str(store)]
    with contextlib.redirect_stdout(io.StringIO()):
        if bulk.main(arguments) != 0:
            sys.exit(f"tollgate-bulk failed on {engine}")


def api(engine: str, session: Any, tables: pathlib.Path, store: pathlib.Path) -> None:
    """Scans a table from Python, as docs/organisation.md does."""
    if engine == "spark-api":
        from tollgate.spark import scan_repositories

        scanned = scan_repositories(session.read.parquet(str(tables)))
        scanned.rows.persist()
        for name, table in (("findings", scanned.findings), ("statistics", scanned.statistics)):
            table.write.mode("append").partitionBy("day").parquet(str(store / name))
        scanned.rows.unpersist()
        return
    import ray.data

    from tollgate.ray import scan_repositories as scan_on_ray

    on_ray = scan_on_ray(ray.data.read_parquet(str(tables))).materialize()
    for name, dataset in (("findings", on_ray.findings), ("statistics", on_ray.statistics)):
        dataset.write_parquet(str(store / name), partition_cols=["day"])


def session_of(engine: str, workers: int) -> Any:
    if engine.startswith("spark"):
        from pyspark.sql import SparkSession

        os.environ["PYSPARK_PYTHON"] = sys.executable
        builder = SparkSession.builder.master(f"local-cluster[{workers},1,1024]").appName("measured")
        compilers = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
        for name, value in {
            "spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1",
            "spark.executorEnv.PYTHONPATH": os.environ.get("PYTHONPATH", ""),
            "spark.executorEnv.TOLLGATE_BINARY": os.environ["TOLLGATE_BINARY"],
            "spark.driver.extraJavaOptions": compilers, "spark.executor.extraJavaOptions": compilers,
            "spark.sql.execution.arrow.maxRecordsPerBatch": "16",
        }.items():  # fmt: skip
            builder = builder.config(name, value)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("ERROR")
        return session
    import ray
    import ray.data

    ray.init(num_cpus=workers, include_dashboard=False, object_store_memory=512 << 20, logging_level="ERROR")
    ray.data.DataContext.get_current().enable_progress_bars = False
    return ray


def in_session(engine: str, workers: int, tables: pathlib.Path, stores: pathlib.Path, rounds: int) -> None:
    """Starts a session, scans a few archives, and then all of them so often; prints the seconds of each as JSON."""
    times = [time.monotonic()]
    session = session_of(engine, workers)
    times.append(time.monotonic())
    few = stores / "few.parquet"
    batch = next(pq.ParquetFile(min(tables.glob("*.parquet"))).iter_batches(WARM))
    pq.write_table(pa.Table.from_batches([batch]), few)
    for number in range(rounds + 1):
        source, store = (tables, stores / str(number)) if number else (few, stores / "warm")
        if engine in APIS:
            api(engine, session, source, store)
        else:
            bulk(engine, source, store)
        times.append(time.monotonic())
    print(json.dumps([after - before for before, after in zip(times, times[1:])]))
    session.stop() if engine.startswith("spark") else session.shutdown()


def local(workers: int, tables: pathlib.Path, stores: pathlib.Path, rounds: int) -> List[float]:
    """Seconds of the command, its start and its end included."""
    times = []
    for number in range(1, rounds + 1):
        arguments = ["--parquet", str(tables), "--output", str(stores / str(number)), "--workers", str(workers)]
        command = [sys.executable, "-m", "tollgate.bulk", *arguments]
        started = time.monotonic()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        times.append(time.monotonic() - started)
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures many repositories.")
    parser.add_argument("directory", type=pathlib.Path)
    parser.add_argument("--copies", type=int, default=2, help="how often each repository counts [2]")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each, of which the median counts [3]")
    parser.add_argument("--engines", default=",".join(ENGINES), help=f"of {', '.join(ENGINES + APIS)}")
    parser.add_argument(
        "--spare-core", action="store_true", help="one worker, too, has two cores: one for the engine itself"
    )
    parser.add_argument("--session", nargs=4, help=argparse.SUPPRESS)
    given = parser.parse_args()
    os.environ["TOLLGATE_BINARY"] = tollgate.binary()
    os.environ["PYTHONPATH"] = os.pathsep.join(it for it in sys.path if it)
    if given.session:
        engine, workers, tables, stores = given.session
        return in_session(engine, int(workers), pathlib.Path(tables), pathlib.Path(stores), given.rounds)
    engines = given.engines.split(",")
    if set(engines) - {*ENGINES, *APIS}:
        parser.error(f"the engines are {', '.join(ENGINES + APIS)}")
    cores = sorted(os.sched_getaffinity(0))[: max(WORKERS)]
    if len(cores) < max(WORKERS):
        sys.exit("two cores are needed")
    with tempfile.TemporaryDirectory(prefix="tollgate-measure-") as scratch:
        top = pathlib.Path(scratch)
        for name in ("archives", "tables"):
            (top / name).mkdir()
        archives = make(given.directory, given.copies, top / "tables", top / "archives")
        if not archives:
            sys.exit(f"{given.directory} holds no directories")
        measure(given, engines, archives, top, cores)


def measure(
    given: argparse.Namespace, engines: List[str], archives: List[pathlib.Path], top: pathlib.Path, cores: List[int]
) -> None:
    print(f"Tollgate {tollgate.version()}, {len(archives) * given.copies} archives ({len(archives)} repositories)")
    cores_of_one = "two cores" if given.spare_core else "one core"
    print(f"two workers on two cores, one worker on {cores_of_one}; medians of {given.rounds}")
    print(f"load before: {os.getloadavg()[0]:.2f}\n", flush=True)
    by_loop: Found = {}
    medians: Dict[Tuple[str, int], float] = {}
    starts: Dict[str, str] = {}
    for engine in engines:
        for workers in WORKERS:
            os.sched_setaffinity(0, cores if given.spare_core else cores[:workers])
            stores = top / engine
            shutil.rmtree(stores, ignore_errors=True)
            stores.mkdir()
            if engine == "loop":
                times = []
                for _ in range(given.rounds):
                    with tempfile.TemporaryDirectory(prefix="tollgate-measure-", dir="/dev/shm") as directory:
                        times.append(loop(archives, given.copies, workers, directory))
                        by_loop = found_by_loop(directory)
            elif engine == "local":
                times = local(workers, top / "tables", stores, given.rounds)
            else:
                command = [sys.executable, __file__, str(given.directory), "--rounds", str(given.rounds), "--session"]
                command += [engine, str(workers), str(top / "tables"), str(stores)]
                ran = subprocess.run(command, check=False, capture_output=True, text=True)
                if ran.returncode:
                    sys.exit(f"{engine}, {workers}: {ran.stderr[-2000:]}")
                start, first, *times = json.loads(ran.stdout.splitlines()[-1])
                starts.setdefault(engine, f"{start:.1f} + {first:.1f}")
            for number in range(1, given.rounds + 1) if engine != "loop" and by_loop else ():
                compare(by_loop, stores / str(number), given.copies)
            medians[engine, workers] = statistics.median(times)
            print(f"{engine}, {workers}: {' '.join(f'{it:.2f}' for it in times)}", flush=True)
    equal = f"{sum(map(sum, (it.values() for it in by_loop.values()))):,} findings, equal everywhere" if by_loop else ""
    print(f"\n{equal}\n\n| | two workers, s | of the loop | one worker, s | times | to start, s |")
    print("| --- | --: | --: | --: | --: | --: |")
    for engine in engines:
        two, one = (medians[engine, it] for it in WORKERS)
        of_loop = f"{medians['loop', 2] / two:.2f}" if "loop" in engines else ""
        print(f"| {engine} | {two:.1f} | {of_loop} | {one:.1f} | {one / two:.2f} | {starts.get(engine, '')} |")


if __name__ == "__main__":
    main()
