"""Records attempts without end, and tells each one once the register has acknowledged it, until it is killed.

`python -m tests.durability.recorder FOLDER`: one line per acknowledgement, `draft NUMBER` or `batch ID`.
"""

import itertools
import sys
from pathlib import Path

from app.domain.changes import Make
from app.domain.entities import Attempt
from app.register.drafts import Draft
from tests.register.laptops import BY, laptop

FORM = "attempt"


def tell(kind: str, what: object) -> None:
    """Tells the parent at once."""
    sys.stdout.write(f"{kind} {what}\n")
    sys.stdout.flush()


def main(folder: Path) -> None:
    """Types a draft, records it, and so on."""
    with laptop(folder) as here:
        tell("open", here.register.device)
        kept = here.register.drafts()
        start = int(kept[0].fields["number"]) + 1 if kept else 1
        for number in itertools.count(start):
            here.register.keep_draft(Draft(FORM, BY, {"number": str(number)}, f"{number:08d}"))
            tell("draft", number)
            attempt = Attempt(
                id=here.ids(), person=here.ids(), case=here.ids(), at="2026-11-23T14:05:00+01:00", channel="anef",
                page="dépôt", outcome="error-message", message=f"Erreur {number}", by=BY, witness="both",
            )  # fmt: skip
            tell("batch", here.register.record("attempt", [Make(attempt)], BY).batch)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
