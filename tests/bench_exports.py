"""How long all downloads take at 10,000 claims, and their memory: `python -m tests.bench_exports`.

This site's own content many times over. Seconds are of the processor; memory is that above what
records and evidence hold already. What would follow if works were withdrawn is evidence as well.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
from pathlib import Path

from generator.addresses import Addresses
from generator.evidence import build_evidence
from generator.export.downloads import export_downloads
from generator.export.facts import Facts
from generator.read.load import load
from tests.bench import megabytes
from tests.multiplied import multiplied

CLAIMS, SECONDS, MEGABYTES = 10_000, 6.0, 400


def measure(claims: int) -> tuple[float, float, float]:
    """Return seconds, megabytes above those of the records, and megabytes of downloads."""
    gc.set_threshold(1_000_000)  # as the commands do
    with tempfile.TemporaryDirectory() as folder:
        multiplied(Path(folder) / "site", claims)
        collection, _ = load(Path(folder) / "site")
    assert collection
    evidence = build_evidence(collection)
    facts = Facts(collection, evidence, Addresses(collection.settings.site_url))
    assert facts.shifts
    before, start = megabytes(), time.process_time()
    made = export_downloads(facts)
    took = time.process_time() - start
    return took, megabytes() - before, sum(map(len, made.values())) / 1e6


def main() -> int:
    """Print what was measured; return 1 if a limit is passed."""
    seconds, memory, size = measure(CLAIMS)
    sys.stdout.write(f"all downloads of {CLAIMS:,} claims: {size:.0f} MB\n")
    for name, value, limit in (("seconds", seconds, SECONDS), ("megabytes", memory, MEGABYTES)):
        verdict = "within" if value <= limit else "BEYOND"
        sys.stdout.write(f"{value:.2f} {name}: {verdict} the limit of {limit:g}\n")
    sys.stdout.write(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors\n")
    return int(seconds > SECONDS or memory > MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
