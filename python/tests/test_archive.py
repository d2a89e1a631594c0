"""Archives, also those of people who mean harm."""

from __future__ import annotations

import gzip
import io
import os
import tarfile
import time
import zipfile
from pathlib import Path
from typing import Callable, Dict, List, Optional, Tuple

import pytest

from tollgate import UnsafeFiles
from tollgate._archive import Limits, unpack
from tollgate._bulk import Job, Options, Source, scan_source

STAGE = b'resource "aws_api_gateway_stage" "live" {\n  stage_name = "live"\n}\n'


def tar(members: List[Tuple[str, bytes]], links: Tuple[Tuple[str, str], ...] = (), mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members:
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
        for name, target in links:
            member = tarfile.TarInfo(name)
            member.type, member.linkname = tarfile.SYMTYPE, target
            archive.addfile(member)
    return out.getvalue()


def zipped(members: List[Tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def held(directory: Path) -> Dict[str, bytes]:
    return {str(it.relative_to(directory)): it.read_bytes() for it in sorted(directory.rglob("*")) if it.is_file()}


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_tars_and_zips_hold_the_same(mode: str, tmp_path: Path) -> None:
    files = [("main.tf", STAGE), ("m/main.tf", b"x = 1\n" * 100_000)]
    for number, archive in enumerate((tar(files, mode=mode), zipped(files))):
        directory = tmp_path / str(number)
        directory.mkdir()
        unpack(archive, directory, Limits())
        assert held(directory) == dict(files)


@pytest.mark.parametrize("pack", [tar, zipped])
@pytest.mark.parametrize("name", ["../out.tf", "/out.tf", "a/../../out.tf", ".git/hooks/x"])
def test_names_that_lead_out_are_refused(
    pack: Callable[[List[Tuple[str, bytes]]], bytes], name: str, tmp_path: Path
) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    with pytest.raises(UnsafeFiles):
        unpack(pack([(name, STAGE)]), inside, Limits())
    assert held(tmp_path) == {}


def test_links_stay_inside_and_nothing_is_written_through_them(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    links = (
        ("abs", "/etc"), ("up", "../outside"), ("deep/up", "../../outside"), ("dot", "."), ("dot/x", "../../outside"),
        ("through", "dot/../.."), ("ok", "deep/main.tf"), ("deep/ok", "../main.tf"), ("written", str(outside)),
    )  # fmt: skip
    files = [("main.tf", STAGE), ("deep/main.tf", b""), ("written/x.tf", STAGE)]
    unpack(tar(files, links), inside, Limits())
    made = {str(it.relative_to(inside)) for it in inside.rglob("*") if it.is_symlink()}
    assert made == {"dot", "ok", "deep/ok"}
    assert os.listdir(outside) == [] and (inside / "written" / "x.tf").read_bytes() == STAGE


def test_bombs_are_defused(tmp_path: Path) -> None:
    zeros = b"\0" * (64 << 20)
    for archive in (tar([("a", zeros)], mode="w:gz"), zipped([("a", zeros)])):
        with pytest.raises(UnsafeFiles):
            unpack(archive, tmp_path, Limits(max_bytes=8 << 20))
    for many in (tar([(f"{it}.tf", b"") for it in range(200)]), zipped([(f"{it}.tf", b"") for it in range(200)])):
        with pytest.raises(UnsafeFiles, match="more than 100 files"):
            unpack(many, tmp_path, Limits(max_files=100))
    with pytest.raises(UnsafeFiles, match="too long"):
        unpack(tar([("a", zeros)]), tmp_path, Limits(deadline=time.monotonic() - 1))
    assert sum(len(it) for it in held(tmp_path).values()) < 64 << 20


def test_a_header_that_fills_the_memory_is_refused(tmp_path: Path) -> None:
    header = tarfile.TarInfo("long")
    header.type, header.size = tarfile.GNUTYPE_LONGNAME, 32 << 20
    archive = gzip.compress(header.tobuf() + b"a" * (32 << 20))
    with pytest.raises(UnsafeFiles, match="header of more than 1 MiB"):
        unpack(archive, tmp_path, Limits())


@pytest.mark.parametrize("archive", [b"", b"no archive", b"PK\x03\x04 broken", tar([("a", STAGE * 99)])[:700]])
def test_what_is_not_an_archive_is_an_error(archive: bytes, tmp_path: Path) -> None:
    with pytest.raises(UnsafeFiles):
        unpack(archive, tmp_path, Limits())


def scanned(archive: Optional[bytes], **options: object) -> Tuple[int, Dict[str, object]]:
    source = Source("r", "c", archive=archive)
    findings, statistics = scan_source(source, Job.of(Options(**options)))  # type: ignore[arg-type]
    return len(findings), statistics


def test_a_repository_costs_its_own_row() -> None:
    number, good = scanned(tar([("main.tf", STAGE)]))
    assert number > 0 and good["status"] == "scanned" and good["findings"] == number and good["complete"] is True
    number, bad = scanned(b"no archive")
    assert number == 0 and bad["status"] == "failed" and "not an archive" in str(bad["error"])
    number, slow = scanned(tar([("main.tf", STAGE)]), timeout=0.0)
    assert slow["status"] == "failed" and ("too long" in str(slow["error"]) or "killed" in str(slow["error"]))
    number, empty = scanned(tar([("README.md", b"")]))
    assert (number, empty["status"], empty["error"]) == (0, "scanned", None)
    number, wrong = scanned(tar([("main.tf", STAGE)]), rules=("nonsense",))
    assert wrong["status"] == "failed" and "nonsense" in str(wrong["error"])


def test_where_a_repository_lies_says_nothing_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = []
    for place in ("live", "test/examples"):
        (tmp_path / place).mkdir(parents=True)
        (tmp_path / place / "main.tf").write_bytes(
            b'resource "aws_vpc" "a" {\n  cidr_block = "10.0.0.0/16"\n}\n' + STAGE
        )
        for here in (tmp_path, Path("/")):
            monkeypatch.chdir(here)
            source = Source("r", "c", directory=str(tmp_path / place))
            findings, _ = scan_source(source, Job.of(Options()))
            found.append([(it["rule"], it["path"], it["fingerprint"]) for it in findings])
    assert found[0] and all(it == found[0] for it in found)
