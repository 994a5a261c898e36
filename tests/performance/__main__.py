"""Prints the table of speeds: `python3 dev.py bench [--rounds N]`."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.performance import rows
from tests.performance.measure import table


def main() -> int:
    """Measures everything and prints the table; a goal that is missed is said, not failed: machines are noisy."""
    given = argparse.ArgumentParser(prog="dev.py bench", description="The table of speeds.")
    given.add_argument("--rounds", type=int, default=7)
    given.add_argument("--people", type=int, default=300)
    options = given.parse_args()
    with tempfile.TemporaryDirectory(prefix="guichet-bench-") as folder:
        sys.stdout.write(table(rows.measured(Path(folder), options.people, options.rounds)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
