"""Prints the table of speeds: `python3 dev.py bench [--rounds N] [--large] [--growth FOLDER]`."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.performance import rows
from tests.performance.growth import SIZES, growth
from tests.performance.measure import table


def main() -> int:
    """Measures everything and prints the table; a goal that is missed is said, not failed: machines are noisy."""
    given = argparse.ArgumentParser(prog="dev.py bench", description="The table of speeds.")
    given.add_argument("--rounds", type=int, default=7)
    given.add_argument("--people", type=int, default=300)
    given.add_argument("--large", action="store_true", help="search among a million people too: 2 GB, half an hour")
    given.add_argument("--growth", type=Path, metavar="FOLDER", help="registers up to a million people, kept there")
    given.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="how many people in each of them")
    options = given.parse_args()
    if options.growth:
        sys.stdout.write(table(growth(options.growth, options.sizes)) + "\n")
        return 0
    with tempfile.TemporaryDirectory(prefix="guichet-bench-") as folder:
        sys.stdout.write(
            table(rows.measured(Path(folder), options.people, options.rounds, SIZES[: 3 if options.large else 2]))
            + "\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
