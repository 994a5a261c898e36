"""Whichever way her pages are opened, an obligation to leave the territory comes first."""

from collections.abc import Callable
from typing import Protocol

from app.domain.agenda.decision_lines import is_red
from app.domain.entities import Decision, GuideRun
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.ui.context import DeskContext
from app.ui.pages.red_page import RedPage
from app.ui.widgets.page import Page

Build = Callable[..., Page]


class Whose(Protocol):
    """Whom a page is about, from what it is opened with; nobody where that cannot be said."""

    def __call__(self, context: DeskContext, **arguments: object) -> Id | None:
        """The person."""


class RedFirst:
    """Wraps the pages of persons: the red page stands before them until it was gone past for that person.

    Her own page opens with the red one each time; her guides once the red page was gone past since her page was opened.
    """

    def __init__(self) -> None:
        self._passed: Id | None = None

    def wrap(self, name: str, build: Build, whose: Whose, *, always: bool = False) -> Build:
        """A way to build the page `name` that looks for something red first."""

        def built(context: DeskContext, red_seen: bool = False, **arguments: object) -> Page:
            person = whose(context, **arguments)
            if always and not red_seen:
                self._passed = None
            if person is None or red_seen or person == self._passed or not is_urgent(context, person):
                return build(context, **arguments)

            def onward() -> None:
                self._passed = person
                context.navigator.replace(name, red_seen=True, **arguments)

            return RedPage(context, person, onward)

        return built


def is_urgent(context: DeskContext, person: Id) -> bool:
    """Whether a decision before which nothing else comes still waits for its appeal.

    Where the content cannot be read, the decision alone says so: the page then tells what is wrong.
    """
    decisions = context.desk.entries.of(Decision, person)
    if not any(is_red(one) and not one.appeal_filed for one in decisions):
        return False
    try:
        return bool(context.desk.agenda.red(person))
    except KnownError:
        return True


def named_person(context: DeskContext, **arguments: object) -> Id | None:
    """The `person` that a page is opened with, or that of its `case` or of the walk `run`."""
    person = arguments.get("person")
    if isinstance(person, str) and person:
        return Id(person)
    case = arguments.get("case")
    run = arguments.get("run")
    try:
        if isinstance(case, str) and case:
            return context.desk.cases.get(Id(case)).person
        if isinstance(run, str) and run:
            return context.desk.entries.get(GuideRun, Id(run)).person
    except LookupError:
        return None
    return None
