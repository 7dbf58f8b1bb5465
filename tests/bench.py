"""How fast the evidence engine is, and how it grows: `python -m tests.bench`.

Its peers are the two steps that no reader of these records can do without, timed in the same run
on the same records: `json.loads` (in C), which only makes dictionaries, and pydantic's validation
(in Rust), which makes the records. Deriving everything should cost no more than making them.
Times are of the processor, the best of some rounds, so that neighbours disturb less. Each size has
a process of its own, so that memory is its own, too.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from generator.evidence import build_evidence
from tests.evidence.made import STATEMENTS, made
from tests.evidence.records import collection_of

SMALL, LARGE, ROUNDS = 1_000, 10_000, 9
SECONDS, MEGABYTES, GROWTH = 2.0, 500, 11.0
"""The limits for 10,000 claims, and for their time over that of 1,000."""

T = TypeVar("T")


def timed(work: Callable[[], T], rounds: int) -> tuple[float, T]:
    """Return the least processor time of some rounds in seconds, and the last result."""
    times, result = [], None
    for _ in range(rounds):
        del result
        gc.collect()
        start = time.process_time()
        result = work()
        times.append(time.process_time() - start)
    assert result is not None
    return min(times), result


def megabytes() -> float:
    """Return the largest memory of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(claims: int) -> dict[str, float]:
    """Return times in seconds and memory in megabytes for some number of claims."""
    gc.set_threshold(1_000_000)  # as the commands and the hook do before they read records
    data = made(claims)
    text = json.dumps(data)
    reading, _ = timed(lambda: json.loads(text), ROUNDS)
    validating, collection = timed(lambda: collection_of(data), 2)
    before = megabytes()
    # A copy, for what was derived once is kept with the records.
    engine, evidence = timed(lambda: build_evidence(replace(collection)), ROUNDS)
    return {
        "engine": engine,
        "json.loads": reading,
        "pydantic": validating,
        "memory": megabytes(),
        "of the records": before,
        "series": len(evidence.series),
    }


def report(claims: int, found: dict[str, float]) -> str:
    """Return what was measured, in words."""
    engine, reading, making = found["engine"], found["json.loads"], found["pydantic"]
    return (
        f"{claims:,} claims, {claims * STATEMENTS:,} statements, {found['series']:,.0f} series\n"
        f"  engine      {engine:6.2f} s\n"
        f"  json.loads  {reading:6.2f} s  the engine takes {engine / reading:.1f} times as long\n"
        f"  pydantic    {making:6.2f} s  the engine takes {engine / making:.2f} times as long\n"
        f"  memory      {found['memory']:4.0f} MB   {found['of the records']:.0f} MB before it\n"
    )


def main() -> int:
    """Print times, ratios and memory; return 1 if a limit is passed."""
    found: dict[int, dict[str, float]] = {}
    for claims in (SMALL, LARGE):
        command = [sys.executable, "-m", "tests.bench", str(claims)]
        found[claims] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        sys.stdout.write(report(claims, found[claims]))
    sys.stdout.write(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors\n")
    growth = found[LARGE]["engine"] / found[SMALL]["engine"]
    limits = (
        ("seconds", found[LARGE]["engine"], SECONDS),
        ("megabytes", found[LARGE]["memory"], MEGABYTES),
        ("-fold growth", growth, GROWTH),
    )
    for name, value, limit in limits:
        verdict = "within" if value <= limit else "BEYOND"
        sys.stdout.write(f"{value:.2f} {name}: {verdict} the limit of {limit:g}\n")
    return int(any(value > limit for _, value, limit in limits))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.stdout.write(json.dumps(measure(int(sys.argv[1]))))
    else:
        sys.exit(main())
