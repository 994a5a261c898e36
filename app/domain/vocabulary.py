"""The closed lists behind choices: codes only, their words are in `app.language.labels`.

Every list has *unknown* and *not-stated*; a person's answer outside a list is `other:her words`.
"""

OPEN = ("unknown", "not-stated")
YES_NO = ("yes", "no", *OPEN)

NAME_KINDS = ("family", "given", "birth-family", "called", "alias", "own-script", *OPEN)
LEVELS = ("well", "a-little", "no", *OPEN)
ID_NUMBER_KINDS = ("foreigner", "passport", "visa", "anef-account", "other", *OPEN)
CONTACT_KINDS = ("phone", "email", "address", "relative-phone", *OPEN)
AUTONOMY = ("alone", "with-help", "cannot", *OPEN)
ROLES = ("volunteer", "session-lead", "coordinator", *OPEN)

TITLE_KINDS = (
    "visa", "vls-ts", "card", "recepisse", "deposit-confirmation", "prolongation-certificate",
    "favourable-decision", "passport", "none", *OPEN,
)  # fmt: skip
TITLE_GROUNDS = (
    "student", "employee", "temporary-worker", "talent", "private-family-life", "resident", "visitor", "refugee",
    "subsidiary-protection", "algerian-1", "algerian-10", "eu-family", "admission-exceptional", "none", *OPEN,
)  # fmt: skip
SEEN = ("seen", "copied", "declared", *OPEN)
PROCEDURES = (
    "renewal-student", "renewal", "first-request", "appointment", "protection", "status-change", "duplicate",
    "address", "follow-up", "decision", "none", *OPEN,
)  # fmt: skip
CHANNELS = ("anef", "appointment-site", "demarche-numerique", "post", "counter", "phone", "email", *OPEN)
SITE_PLACES = ("this-computer", "another-computer", "person-phone", *OPEN)
REQUIREMENT_STATES = ("missing", "seen", "copied", "uploaded", "not-applicable", *OPEN)
ATTEMPT_OUTCOMES = (
    "no-slot", "error-message", "no-code", "account-locked", "page-blank", "file-refused", "no-answer",
    "turned-away", "succeeded", *OPEN,
)  # fmt: skip
WITNESSES = ("volunteer", "person", "both", *OPEN)
POSTURES = ("do", "do-with", "show", *OPEN)
BESIDE_COUNTRIES = ("stateless", "undetermined", *OPEN)
"""What a nationality can be besides a country (ISO 3166)."""

OTHER = "other:"


def other(text: str) -> str:
    """The choice code of an answer outside the list."""
    return OTHER + text
