"""Score the three methods of this folder on the benchmark, and the answer in a file."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.benchmark.data import read_answer, truth
from tests.benchmark.report import report

if __name__ == "__main__":
    try:
        others = {file: read_answer(Path(file)) for file in sys.argv[1:]}
    except (OSError, ValueError) as error:
        sys.exit(str(error))
    sys.stdout.write(report(truth(), others))
