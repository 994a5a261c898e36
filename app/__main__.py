"""Arguments in, window or command out."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from app import compose

WINDOW_ONLY = ("--register",)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command, or the window where none is named; returns the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or given[0] in WINDOW_ONLY:
        options = argparse.ArgumentParser(prog="guichet")
        options.add_argument("--register", type=Path)
        return compose.window(options.parse_args(given).register)
    # A window that opens does not wait for what only commands need.
    from app import cli, compose_desk

    return cli.run(given, compose_desk.parts(compose.words(compose.language())))


if __name__ == "__main__":
    sys.exit(main())
