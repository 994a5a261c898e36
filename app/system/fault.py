"""How this room tells known faults without knowing the domain: it is handed what makes them."""

from typing import Protocol


class Fault(Protocol):
    """Makes a known fault from its code (`system.what-happened`) and facts; `compose` hands in the domain's own."""

    def __call__(self, code: str, /, **facts: object) -> Exception:
        """The exception to raise or to tell."""
