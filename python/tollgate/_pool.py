"""Processes: a pool that scans repositories, of which one that dies costs its own repository, and that only the second
time; and one that reads them."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import sys
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Callable, Dict, Iterable, Iterator, List, NamedTuple, cast

from tollgate._bulk import KILLED, Job, failed, key_of, scan_rows
from tollgate._errors import TollgateError
from tollgate._work import TRIES

Row = Dict[str, Any]

# How long a worker that is told to end may take for that, in seconds.
_PATIENCE = 5.0
# Of what is new, processes are started, not forked: the one that starts them may have threads.
_processes = multiprocessing.get_context("spawn")


class _Worker(NamedTuple):
    process: BaseProcess
    connection: Connection


class _Given(NamedTuple):
    row: Row
    tries: int


@contextlib.contextmanager
def pool(job: Job, workers: int) -> Iterator[Callable[[Iterable[Row]], Iterator[List[Row]]]]:
    """Workers, which start now. What is given scans repositories, one for each worker at a time. Of each come its row of
    statistics and its findings, as it is ready. Files of archives are removed when they were scanned."""
    busy: Dict[Connection, _Given] = {}
    started = {it.connection: it for it in (_start(job) for _ in range(workers))}

    def scan_all(rows: Iterable[Row]) -> Iterator[List[Row]]:
        left = iter(rows)
        for connection, row in zip(list(started), left):
            _give(connection, _Given(row, 1), busy)
        while busy:
            for connection in cast("List[Connection]", wait(list(busy))):
                given = busy.pop(connection)
                try:
                    found = connection.recv()
                except (EOFError, OSError):
                    # The worker is dead.
                    _end(started.pop(connection), 0.0)
                    worker = _start(job)
                    connection = worker.connection
                    started[connection] = worker
                    if given.tries < TRIES:
                        _give(connection, given._replace(tries=given.tries + 1), busy)
                        continue
                    found = [failed(*key_of(given.row["repository"], given.row["commit"]), job, KILLED)]
                if isinstance(given.row.get("archive"), Path):
                    given.row["archive"].unlink()
                # The next one before this one is looked at: nobody waits for that.
                following = next(left, None)
                if following is not None:
                    _give(connection, _Given(following, 1), busy)
                yield found

    try:
        yield scan_all
    finally:
        for connection in started:
            # What is idle ends by itself.
            connection.close()
        for connection, worker in started.items():
            _end(worker, 0.0 if connection in busy else _PATIENCE)


def _give(connection: Connection, given: _Given, busy: Dict[Connection, _Given]) -> None:
    busy[connection] = given
    # That it is dead is seen when its answer is read.
    with contextlib.suppress(OSError):
        connection.send(given.row)


def _start(job: Job) -> _Worker:
    here, there = _processes.Pipe()
    process = _processes.Process(target=_work, args=(there, job), daemon=True)
    process.start()
    there.close()
    return _Worker(process, here)


def _end(worker: _Worker, patience: float) -> None:
    worker.connection.close()
    worker.process.join(patience)
    worker.process.terminate()
    worker.process.join()


def _work(connection: Connection, job: Job) -> None:
    """Scans what comes until nothing does. Whoever is told to end ends the scan, too."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            row = connection.recv()
            connection.send(list(scan_rows([row], job)))


@contextlib.contextmanager
def elsewhere(make: Callable[..., Iterator[Row]], *arguments: Any) -> Iterator[Iterator[Row]]:
    """What a generator makes, in a process of its own, which starts now: one row ahead of whoever takes them. To take one
    raises what the generator raises, and :class:`TollgateError` where the process dies."""
    here, there = _processes.Pipe()
    process = _processes.Process(target=_make, args=(there, make, arguments), daemon=True)
    process.start()
    there.close()
    try:
        yield _taken(here)
    finally:
        _end(_Worker(process, here), 0.0)


def _taken(here: Connection) -> Iterator[Row]:
    try:
        here.send(None)
        while True:
            made = here.recv()
            if isinstance(made, TollgateError):
                raise made
            if made is None:
                return
            here.send(None)
            yield made
    except (EOFError, OSError) as error:
        raise TollgateError("the process that reads the repositories ended; there may have been no memory") from error


def _make(connection: Connection, make: Callable[..., Iterator[Row]], arguments: Any) -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        rows = make(*arguments)
        while True:
            connection.recv()
            try:
                connection.send(next(rows, None))
            except TollgateError as error:
                connection.send(error)
