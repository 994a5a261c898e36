"""A small pack that is whole, and ways to break it."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from app.guides.loader import load
from app.guides.pack import Pack

TODAY = date(2026, 11, 22)

PACK = """\
id: small
version: 1
format: 1
made-on: 2026-11-22
languages: [fr, en]
"""
FACTS = """\
card: {type: yes-no}
expires: {type: date}
ground: {type: choice, values: [student, worker]}
age: {type: number}
city: {type: text}
"""
SOURCES = """\
law: {title: La loi, status: verified, as-of: 2026-04-03, checked-on: 2026-11-01}
"""
PARAMETERS = """\
opens:
  unit: days
  values:
    - {from: 2021-05-01, value: 120, reference: R.431-5, status: verified, source: law, checked-on: 2026-11-01}
fee:
  unit: euros
  values:
    - from: 2020-01-01
      until: 2025-12-31
      value: 25
      reference: L.436-7
      status: verified
      source: law
      checked-on: 2026-11-01
    - from: 2026-01-01
      value: 50.5
      reference: L.436-7
      status: conflict
      source: law
      checked-on: 2026-11-01
      others: [{value: 25, source: law}]
"""
LABELS = """\
go: {site: anef, kind: button, text: Continuer, seen-on: 2026-10, source: law}
"""
REQUIREMENTS = """\
renewal:
  checked-on: 2026-11-01
  sources: [law]
  items:
    - {id: passport, sources: [law]}
    - {id: payslips, when: [{fact: ground, is: worker}], max-age: opens}
    - {id: consular, alternative-to: passport}
"""
STATUSES = """\
waiting: {site: anef, words: [en cours], tone: wait, sources: [law]}
"""
PROBLEMS = """\
early: {site: anef, label: go, guide: main, sources: [law]}
"""
GLOSSARY = """\
recepisse: {word: récépissé, plain: {fr: un papier}}
"""
PAPERS = """\
takeaway: {made-by: program}
letter: {made-by: text, fields: [person]}
"""
RIGHTS = """\
receipt:
  kinds: [recepisse]
  stay: {level: yes, reference: R.431-12, status: verified, source: law, checked-on: 2026-11-01}
  work: {level: as-title, first: perhaps, reference: R.431-15, status: verified, source: law, checked-on: 2026-11-01}
  travel: {level: perhaps, reference: R.431-12, status: verified, source: law, checked-on: 2026-11-01}
  social: {level: no, reference: R.431-12, status: verified, source: law, checked-on: 2026-11-01}
  traps: [silence]
receipt-student:
  kinds: [recepisse]
  grounds: [student]
  stay: {level: yes, reference: R.431-12, status: verified, source: law, checked-on: 2026-11-01}
  work: {level: limited, reference: L.422-1, status: verified, source: law, checked-on: 2026-11-01}
  travel: {level: no, reference: R.431-12, status: verified, source: law, checked-on: 2026-11-01}
  social: {level: no, reference: R.431-12, status: verified, source: law, checked-on: 2026-11-01}
"""
LETTER = """\
Madame, Monsieur,

{person} demande un rendez-vous.
"""
PHRASES = """\
category.renewal: Renouveler
document.passport: Passeport
document.payslips: Bulletins
document.payslips.detail: "Depuis {parameter.opens}"
document.consular: Carte consulaire
status.waiting.meaning: On attend.
status.waiting.next: Attendez.
problem.early.symptom: Trop tôt.
problem.early.first: Attendez.
paper.takeaway: Fiche
paper.letter: Lettre
trap.silence: Le silence court.
action.come-back: "Revenez le {date}."
answer.yes: Oui
answer.no: Non
answer.unknown: Je ne sais pas
unit.days: "{value} jours"
unit.euros: "{value} euros"
mark.conflict: désaccord
fact.ground.student: étudiant
"""
PHRASES_EN = """\
category.renewal: Renew
answer.yes: "Yes"
unit.euros: "{value} euros"
"""
GUIDE = """\
version: 3
procedure: renewal
channel: anef
category: renewal
languages: [fr, en]
checked-on: 2026-11-01
start: has-card
goal: filed
retired: [old-question]
dates:
  opening: {fact: expires, minus: opens}
nodes:
  has-card:
    kind: question
    asks: card
    answers: {yes: until, no: stop, unknown: look}
    sources: [law]
  look:
    kind: step
    next: has-card
    sources: [law]
  until:
    kind: question
    asks: expires
    input: date
    answers: {unknown: look}
    next:
      - {to: wait, when: [{fact: expires, minus: opens, after: today}]}
      - {to: papers}
    sources: [law]
  papers:
    kind: check-list
    requires: renewal
    next: screen
    blocked: stop
    sources: [law]
  screen:
    kind: step
    where: site
    next: keep
    blocked: attempt
    labels: [go]
    problems: [early]
    statuses: [waiting]
    sources: [{source: law, ref: R.431-5, status: to-check}]
  attempt:
    kind: record
    records: attempt
    next: again
  again:
    kind: question
    asks: ground
    answers: {student: '@retry', worker: stop, unknown: stop}
    sources: [law]
  keep:
    kind: record
    records: deposit
    next: paper
  paper:
    kind: paper
    paper: takeaway
    next: filed
  filed:
    kind: outcome
    tone: done
    actions: [action.come-back]
    due: {action.come-back: opening}
    papers: [takeaway]
  wait:
    kind: outcome
    tone: wait
  stop:
    kind: link
    guide: main
"""
_BLOCKED = "### if blocked\nDemandez de l’aide.\n"
WORDS = f"""\
# Un guide
Pour les essais.

## has-card: Avez-vous une carte ?
### say
Montrez-la, elle dit {{term.recepisse}}.
{_BLOCKED}
## look: Cherchons
### say
Dans le sac.
{_BLOCKED}
## until: Jusqu’à quand ?
### say
Lisez la date.
{_BLOCKED}
## papers: Les papiers
### say
Un par un.
{_BLOCKED}
## screen: L’écran
### say
Regardez.
### do
Cliquez sur {{label.go}} avant le {{date.opening}}, {{parameter.fee}}.
### do (person-phone)
Touchez {{label.go}}.
### check
La page change
pour une autre :
- la suite
- la fin
{_BLOCKED}
## attempt: L’essai
### say
Je note.
{_BLOCKED}
## again: Encore ?
### say
Quel motif, {{fact.ground}}, {{fact.expires}} ?
{_BLOCKED}### answers
- student: Étudiant
- worker: Salarié

## keep: Le dépôt
### say
Je note le numéro.
{_BLOCKED}
## paper: La fiche
### say
La voici.
{_BLOCKED}
## filed: C’est fait
### say
Gardez la preuve.

## wait: Trop tôt
### say
Revenez le {{date.opening}}.

## stop: Un autre guide
### say
On continue ailleurs.
"""
WORDS_EN = """\
# A guide
For the tests.

## has-card: Do you have a card?
### say
Show it, it says {term.recepisse}.

## again: Again?
### say
Which ground, {fact.ground}, {fact.expires}?
### answers
- student: Student
- worker: Employee
"""
FILES: dict[str, str] = {
    "pack.yaml": PACK,
    "facts.yaml": FACTS,
    "sources.yaml": SOURCES,
    "parameters.yaml": PARAMETERS,
    "labels/site.yaml": LABELS,
    "requirements.yaml": REQUIREMENTS,
    "statuses.yaml": STATUSES,
    "problems.yaml": PROBLEMS,
    "glossary.yaml": GLOSSARY,
    "papers.yaml": PAPERS,
    "rights.yaml": RIGHTS,
    "papers/letter.fr.md": LETTER,
    "phrases/fr.yaml": PHRASES,
    "phrases/en.yaml": PHRASES_EN,
    "guides/main/guide.yaml": GUIDE,
    "guides/main/fr.md": WORDS,
    "guides/main/en.md": WORDS_EN,
}


def write_pack(folder: Path, changes: Mapping[str, str] | None = None) -> Path:
    """Writes the small pack, with some files replaced or added; gives its folder."""
    for file, text in {**FILES, **(changes or {})}.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def replaced(file: str, old: str, new: str) -> dict[str, str]:
    """A change of one place in one file; the place must be there once."""
    assert FILES[file].count(old) == 1, f"{old!r} stands {FILES[file].count(old)} times in {file}"
    return {file: FILES[file].replace(old, new)}


def small_pack(folder: Path, changes: Mapping[str, str] | None = None) -> Pack:
    """The small pack, loaded."""
    return load(write_pack(folder, changes))
