"""A disk that is soon full: a small tmpfs, where one can be mounted."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def tiny_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """Mount it there for the block; the test is skipped, with the reason, where that is not allowed."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(mount, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("no mount here")
    if mounted.returncode:
        pytest.skip(f"no tmpfs can be mounted here: {mounted.stderr.strip()}")
    try:
        yield folder
    finally:
        until = time.monotonic() + 20  # a server that was ended just now may still hold it
        while subprocess.run(["umount", str(folder)], capture_output=True, check=False).returncode:
            assert time.monotonic() < until, f"{folder} can't be unmounted"
            time.sleep(0.2)


@contextmanager
def filled(disk: Path, left: int = 0) -> Iterator[None]:
    """No room on the disk for the block, but for so many bytes."""
    filler = disk / "filler"
    try:
        with filler.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"\0" * 65536)
            except OSError:
                pass
            file.truncate(max(0, file.tell() - left))
        yield
    finally:
        filler.unlink()
