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
VISIT_THEMES = (
    "permit", "appointment", "online", "follow-up", "decision", "protection", "work", "rights", *OPEN,
)  # fmt: skip
VISIT_OUTCOMES = ("helped", "handed-over", "left", "referred", *OPEN)
TITLE_RIGHTS = ("stay", "work", "work-limited", "travel", "social", *OPEN)
RELATION_KINDS = (
    "partner", "parent", "child", "sibling", "family", "host", "friend", "interpreter", "social-worker", "lawyer",
    "employer", *OPEN,
)  # fmt: skip
DECISION_KINDS = ("oqtf", "refusal", "withdrawal", "transfer", "return-ban", "protection", *OPEN)
MEASURES = ("general", "house-arrest", "prison", "detention", *OPEN)
DEPARTURES = ("30-days", "none", *OPEN)
NOTIFIED_BY = ("in-hand", "post", "anef", "police", *OPEN)
CONSEQUENCE_KINDS = (
    "job-suspended", "job-lost", "job-refused", "housing", "benefits", "studies", "travel", "bank", *OPEN,
)  # fmt: skip
TASK_STATES = ("open", "done", "postponed", "handed-over", *OPEN)
MANDATE_ACTS = (
    "read-account", "create-account", "fill-form", "upload", "submit", "appointment", "read-status", "call", "write",
    *OPEN,
)  # fmt: skip
CONSENT_PURPOSES = ("keep", "captures", "contact", "figures", "share", "household", *OPEN)
ATTACHMENT_PURPOSES = ("evidence", "title", "application", "decision", "mandate", "letter", *OPEN)
RETENTION_ABOUT = ("person", *ATTACHMENT_PURPOSES)
PURGE_REASONS = ("too-old", "asked", "restored", *OPEN)
ATTACHMENT_SOURCES = ("file", "clipboard", "screen", *OPEN)
BESIDE_COUNTRIES = ("stateless", "undetermined", *OPEN)
"""What a nationality can be besides a country (ISO 3166)."""

OTHER = "other:"


def other(text: str) -> str:
    """The choice code of an answer outside the list."""
    return OTHER + text
