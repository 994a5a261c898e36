"""Every way in which a pack can be broken: the change, the code of what is said, and where."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.guides.small_pack import FILES, GUIDE, replaced

GUIDE_FILE, WORDS_FILE = "guides/main/guide.yaml", "guides/main/fr.md"
EARLIER = {f"guides/main/before/2/{name}": FILES[f"guides/main/{name}"] for name in ("guide.yaml", "fr.md", "en.md")}


@dataclass(frozen=True)
class Broken:
    """A change that breaks the small pack, and what must be said of it."""

    code: str
    file: str
    changes: Mapping[str, str]
    node: str = ""
    line: int = 0


def line_of(file: str, text: str) -> int:
    """The line on which a text first stands."""
    return FILES[file][: FILES[file].index(text)].count("\n") + 1


def at(code: str, file: str, old: str, new: str, node: str = "") -> Broken:
    """A pack broken at one place; the line told must be that place's."""
    return Broken(code, file, replaced(file, old, new), node)


def added(code: str, file: str, text: str, node: str = "") -> Broken:
    """A pack broken by lines added at the end of a file (or by a file that was not there)."""
    return Broken(code, file, {file: FILES.get(file, "") + text}, node)


FILES_AND_YAML = [
    added("file-control-character", "facts.yaml", "x: \x07\n"),
    added("file-stray", "glosary.yaml", "x: 1\n"),
    Broken("file-missing", "papers/other.fr.md", replaced("papers.yaml", "letter:", "other:")),
    at("format-unknown", "pack.yaml", "format: 1", "format: 2"),
    added("yaml-syntax", "facts.yaml", "x: [\n"),
    added("yaml-alias", "facts.yaml", "x: &a 1\n"),
    added("yaml-tag", "facts.yaml", "x: !t 1\n"),
    added("yaml-depth", "facts.yaml", "x: " + "[" * 20 + "]" * 20 + "\n"),
    added("yaml-documents", "facts.yaml", "---\nx: 1\n"),
    added("yaml-key", "facts.yaml", "[x]: 1\n"),
    Broken("yaml-twice", "facts.yaml", {"facts.yaml": FILES["facts.yaml"] + "card: {type: date}\n"}, line=6),
    at("yaml-twice", "requirements.yaml", "id: consular, alternative-to", "id: payslips, alternative-to", "renewal"),
    Broken("not-a-table", "facts.yaml", {"facts.yaml": "[a, b]\n"}),
    at("not-a-table", GUIDE_FILE, "  stop:\n    kind: link\n    guide: main\n", "  stop: link\n", "stop"),
    added("id-malformed", "facts.yaml", "Été: {type: date}\n"),
    added("key-twice", "labels/other.yaml", FILES["labels/site.yaml"], "go"),
]
FIELDS = [
    at("field-unknown", GUIDE_FILE, "    where: site", "    wher: site", "screen"),
    at("field-unknown", "parameters.yaml", "until: 2025", "untill: 2025", "fee"),
    at("field-missing", "sources.yaml", ", status: verified", "", "law"),
    at(
        "field-missing",
        "parameters.yaml",
        "opens:\n  unit: days\n",
        "opens:\n  unit: days\n  values: []\nother:\n  unit: days\n",
    ),
    at("field-missing", "glossary.yaml", "fr: un papier", "en: a paper", "recepisse"),
    at("field-wrong", "facts.yaml", "number", "nombre", "age"),
    at("field-wrong", "sources.yaml", "checked-on: 2026-11-01", "checked-on: 2026-13-01", "law"),
    at("field-wrong", GUIDE_FILE, "version: 3", "version: trois"),
    at("date-malformed", "sources.yaml", "as-of: 2026-04-03", "as-of: avril", "law"),
    at("date-malformed", "labels/site.yaml", "seen-on: 2026-10", "seen-on: 2026-1", "go"),
    at("date-malformed", "labels/site.yaml", "seen-on: 2026-10", "seen-on: 2026, confirmed-on: hier", "go"),
    at("date-order", "parameters.yaml", "until: 2025-12-31", "until: 2019-12-31", "fee"),
    at("number-malformed", "parameters.yaml", "value: 120", "value: cent", "opens"),
    at("conflict-alone", "parameters.yaml", "      others: [{value: 25, source: law}]\n", "", "fee"),
    at("conflict-unsaid", "parameters.yaml", "status: conflict", "status: secondary", "fee"),
]
REFERENCES = [
    at("unknown-node", GUIDE_FILE, "next: keep", "next: nowhere", "screen"),
    at("unknown-node", GUIDE_FILE, "goal: filed", "goal: nowhere"),
    at("unknown-guide", GUIDE_FILE, "guide: main", "guide: other", "stop"),
    at("unknown-guide", "problems.yaml", "guide: main", "guide: other", "early"),
    at("unknown-fact", GUIDE_FILE, "asks: card", "asks: title", "has-card"),
    at(
        "unknown-fact", GUIDE_FILE, "{fact: expires, minus: opens, after", "{fact: expiry, minus: opens, after", "until"
    ),
    at("unknown-fact", GUIDE_FILE, "opening: {fact: expires", "opening: {fact: expiry"),
    at("unknown-fact", WORDS_FILE, "{fact.ground}", "{fact.reason}", "again"),
    at("unknown-source", GUIDE_FILE, "{source: law, ref", "{source: lore, ref", "screen"),
    at("unknown-source", "problems.yaml", "[law]", "[lore]", "early"),
    at("unknown-source", "labels/site.yaml", "source: law", "source: lore", "go"),
    at("unknown-source", "requirements.yaml", "passport, sources: [law]", "passport, sources: [lore]", "renewal"),
    at(
        "unknown-source",
        "parameters.yaml",
        "others: [{value: 25, source: law}]",
        "others: [{value: 25, source: lore}]",
        "fee",
    ),
    at("unknown-parameter", GUIDE_FILE, "expires, minus: opens, after", "expires, minus: opening, after", "until"),
    at("unknown-parameter", "requirements.yaml", "max-age: opens", "max-age: opening", "renewal"),
    at("unknown-parameter", WORDS_FILE, "{parameter.fee}", "{parameter.fees}", "screen"),
    at("unknown-label", GUIDE_FILE, "labels: [go]", "labels: [stop]", "screen"),
    at("unknown-label", "problems.yaml", "label: go", "label: stop", "early"),
    at("unknown-term", WORDS_FILE, "{term.recepisse}", "{term.receipt}", "has-card"),
    at("unknown-problem", GUIDE_FILE, "problems: [early]", "problems: [late]", "screen"),
    at("unknown-status", GUIDE_FILE, "statuses: [waiting]", "statuses: [done]", "screen"),
    at("unknown-paper", GUIDE_FILE, "    paper: takeaway", "    paper: takeway", "paper"),
    added("unknown-paper", "papers/leter.fr.md", "Bonjour"),
    at("unknown-requirements", GUIDE_FILE, "requires: renewal", "requires: first", "papers"),
    at("unknown-requirement", "requirements.yaml", "alternative-to: passport", "alternative-to: visa", "renewal"),
    at("unknown-phrase", GUIDE_FILE, "actions: [action.come-back]", "actions: [action.go]", "filed"),
    Broken(
        "unknown-phrase",
        "statuses.yaml",
        replaced("phrases/fr.yaml", "status.waiting.next: Attendez.\n", ""),
        "waiting",
    ),
    at("unknown-phrase", "phrases/en.yaml", "category.renewal", "category.renewed"),
    at("unknown-title", "rights.yaml", "grounds: [student]", "grounds: [pupil]", "receipt-student"),
    at("unknown-title", "rights.yaml", "kinds: [recepisse]\n  stay", "kinds: [ticket]\n  stay", "receipt"),
    at("yaml-twice", "rights.yaml", "grounds: [student]", "grounds: [student, student]", "receipt-student"),
    at("unknown-phrase", "rights.yaml", "traps: [silence]", "traps: [silent]", "receipt"),
    at(
        "unknown-source",
        "rights.yaml",
        "level: perhaps, reference: R.431-12, status: verified, source: law",
        "level: perhaps, reference: R.431-12, status: verified, source: custom",
        "receipt",
    ),
    at("field-wrong", "rights.yaml", "level: limited", "level: some", "receipt-student"),
    at("unknown-date", WORDS_FILE, "Revenez le {date.opening}", "Revenez le {date.closing}", "wait"),
    at("unknown-date", GUIDE_FILE, "due: {action.come-back: opening}", "due: {action.come-back: closing}", "filed"),
    at("unknown-place", WORDS_FILE, "{fact.expires}", "{expires}", "again"),
    at("unknown-language", GUIDE_FILE, "languages: [fr, en]", "languages: [fr, en, pt]"),
    at("unknown-language", GUIDE_FILE, "languages: [fr, en]", "languages: [en]"),
    at("unknown-field", "papers/letter.fr.md", "{person}", "{persn}", "letter"),
]
REFERENCES = [
    broken
    if "pt]" not in str(broken.changes)
    else Broken(broken.code, broken.file, {**broken.changes, "guides/main/pt.md": "# Um guia\n"})
    for broken in REFERENCES
]
GRAPH = [
    at("node-reused", GUIDE_FILE, "retired: [old-question]", "retired: [look]", "look"),
    Broken(
        "node-forgotten",
        GUIDE_FILE,
        {
            **EARLIER,
            "guides/main/before/2/guide.yaml": GUIDE.replace("version: 3", "version: 2"),
            GUIDE_FILE: GUIDE.replace("paper:\n    kind: paper", "sheet:\n    kind: paper").replace(
                "next: paper\n", "next: sheet\n"
            ),
            WORDS_FILE: FILES[WORDS_FILE].replace("## paper: ", "## sheet: "),
        },
    ),
    Broken("version-order", GUIDE_FILE, {**EARLIER}, line=1),
    at(
        "field-misplaced",
        GUIDE_FILE,
        "    kind: step\n    where: site",
        "    kind: step\n    tone: done\n    where: site",
        "screen",
    ),
    at("field-misplaced", GUIDE_FILE, "    tone: wait\n", "    tone: wait\n    next: stop\n", "wait"),
    at("field-needed", GUIDE_FILE, "    tone: wait\n", "", "wait"),
    at("field-needed", GUIDE_FILE, "    records: deposit\n", "", "keep"),
    at(
        "field-needed",
        GUIDE_FILE,
        "answers: {yes: until, no: stop, unknown: look}",
        "answers: {yes: until, no: stop, unknown: ''}",
        "has-card",
    ),
    at("answer-unknown-missing", GUIDE_FILE, ", no: stop, unknown: look}", ", no: look}", "has-card"),
    at("answer-not-value", GUIDE_FILE, "{yes: until, no", "{perhaps: until, no", "has-card"),
    at("input-unfit", GUIDE_FILE, "    input: date\n", "", "until"),
    at("rule-last", GUIDE_FILE, "      - {to: papers}\n", "", "until"),
    at("rule-never", GUIDE_FILE, "      - {to: papers}\n", "      - {to: papers}\n      - {to: papers}\n", "until"),
    at(
        "condition-subject",
        GUIDE_FILE,
        "{fact: expires, minus: opens, after",
        "{fact: expires, answer: until, minus: opens, after",
        "until",
    ),
    at(
        "condition-answer",
        GUIDE_FILE,
        "{fact: expires, minus: opens, after",
        "{answer: look, minus: opens, after",
        "until",
    ),
    at("condition-operator", GUIDE_FILE, "after: today}", "after: today, before: today}", "until"),
    at("condition-operator", GUIDE_FILE, ", after: today}", "}", "until"),
    at(
        "condition-unfit",
        GUIDE_FILE,
        "{fact: expires, minus: opens, after: today}",
        "{fact: card, after: today}",
        "until",
    ),
    at(
        "condition-unfit",
        GUIDE_FILE,
        "{fact: expires, minus: opens, after: today}",
        "{fact: age, plus: opens, at-least: 1}",
        "until",
    ),
    at("condition-value", GUIDE_FILE, "after: today}", "after: demain}", "until"),
    at(
        "condition-value",
        GUIDE_FILE,
        "{fact: expires, minus: opens, after: today}",
        "{fact: ground, in: [student, king]}",
        "until",
    ),
    at(
        "condition-value",
        GUIDE_FILE,
        "{fact: expires, minus: opens, after: today}",
        "{fact: age, at-least: ten}",
        "until",
    ),
    at("shift-two", GUIDE_FILE, "opening: {fact: expires, minus", "opening: {fact: expires, plus: opens, minus"),
    at("shift-unit", GUIDE_FILE, "opening: {fact: expires, minus: opens}", "opening: {fact: expires, minus: fee}"),
    at("due-action", GUIDE_FILE, "due: {action.come-back", "due: {action.go", "filed"),
    at("start-missing", GUIDE_FILE, "start: has-card", "start: begin"),
    at("unreachable", GUIDE_FILE, "blocked: attempt", "blocked: stop", "attempt"),
    at("dead-end", GUIDE_FILE, "    next: filed\n", "", "paper"),
    at("endless-loop", GUIDE_FILE, "    next: filed\n", "    next: keep\n", "keep"),
]
WORDING = [
    at("words-before-heading", WORDS_FILE, "## look: Cherchons\n", "## look: Cherchons\nDu texte.\n", "look"),
    at("words-title", WORDS_FILE, "# Un guide\n", ""),
    at("words-heading", WORDS_FILE, "## look: Cherchons", "## look Cherchons"),
    at("words-part", WORDS_FILE, "### do (person-phone)", "### do (phone)", "screen"),
    at("words-part", WORDS_FILE, "### check", "### vérifier", "screen"),
    at("words-twice", WORDS_FILE, "### do (person-phone)", "### do", "screen"),
    at("words-twice", WORDS_FILE, "## look: Cherchons", "## has-card: Encore", "has-card"),
    at("words-twice", WORDS_FILE, "- worker: Salarié", "- student: Salarié", "again"),
    at("words-answer", WORDS_FILE, "- worker: Salarié", "- Salarié", "again"),
    at("words-node-unknown", WORDS_FILE, "## look: Cherchons", "## search: Cherchons", "search"),
    at("words-node-missing", WORDS_FILE, "## look: Cherchons", "## search: Cherchons", "look"),
    at("words-part-missing", WORDS_FILE, "### say\nDans le sac.", "### do\nDans le sac.", "look"),
    at("words-answer-missing", WORDS_FILE, "- student: Étudiant\n", "", "again"),
    at("words-answer-unknown", WORDS_FILE, "- worker: Salarié", "- worker: Salarié\n- king: Roi", "again"),
    at("words-phrase-places", "phrases/en.yaml", '"{value} euros"', '"{values} euros"', "unit.euros"),
]
BROKEN = [*FILES_AND_YAML, *FIELDS, *REFERENCES, *GRAPH, *WORDING]
