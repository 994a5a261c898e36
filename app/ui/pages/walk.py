"""The guide runner: two people go through an online procedure, one step a page."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.desk.steps import Step
from app.desk.walks import Walk
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.language.directions import joined
from app.language.faults import explain
from app.language.names import full_name
from app.ui.announce import announce
from app.ui.context import DeskContext
from app.ui.cover import Cover
from app.ui.draft import DraftKeeper
from app.ui.guide.details import narrow, put, stack
from app.ui.guide.documents import Ticks
from app.ui.guide.moves import Acts, buttons, progress
from app.ui.guide.saying import HerPanel, is_told
from app.ui.guide.show import ShowPanel
from app.ui.guide.step_view import Aside, StepView, age_warning
from app.ui.guide.where import NOT_YET, WhereBox, changeable
from app.ui.widgets.button import Button
from app.ui.widgets.columns import Columns
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.page import READING_EM, Page


class WalkPage(Page):
    """One step a page, each move kept at once; leaving the page records how far the walk came."""

    def __init__(self, context: DeskContext, run: Id) -> None:
        super().__init__(context, context.words.t("Guide"), back=True, wide=True)
        self.previous = Button(self.words.t("Étape précédente"), "link", glyph="back", keys="Alt+←", on=self.step_back)
        top = self.back_link.parentWidget() if self.back_link is not None else None
        if self.back_link is not None and isinstance(top, FlowBox):
            self.back_link.set_text(self.words.t("Quitter le guide"))
            self.back_link.set_glyph("x")
            top.add(self.previous)
        self.desk = context.desk
        self.view: StepView | None = None
        self.start: WhereBox | None = None
        self._run = run
        self._walk: Walk | None = None
        self._step: Step | None = None
        self._name = ""
        self._before: dict[str, str] = {}
        self._left: tuple[str, ...] = ()
        self._keeper: DraftKeeper | None = None
        self._ticks = Ticks(context.desk)
        self._given = False
        self.cover = Cover(self)
        self.acts = {"back": self.step_back, "show": self.show_her, "attempt": self._attempt, "print": self._paper}

    # -- arriving and leaving ------------------------------------------------------------------

    def entering(self) -> None:
        """Takes the walk up where it was left, or shows its step again."""
        if self._walk is not None:
            self._draw()
            return
        self.context.tasks.run(self, lambda _work: self._resume(), self._opened)

    def _resume(self) -> tuple[Walk, str]:
        walk = self.desk.walks.resume(self._run)
        return walk, full_name(self.desk.people.profile(walk.person))

    def _opened(self, found: tuple[Walk, str]) -> None:
        self._walk, self._name = found
        self._left = self._walk.run.state.trail
        self._draw()
        if self._walk.changes:
            self.tell(
                "info",
                self.words.t("Le guide a changé depuis la dernière fois."),
                detail=self.words.t("Vous reprenez juste avant la première étape qui a changé."),
            )

    def leaving(self) -> None:
        """Records how far the walk came, with the documents ticked."""
        self.cover.close()
        if self._keeper is not None:
            self._keeper.keep_now()
        self._ticks.record()
        if self._walk is not None and self._walk.run.state.trail != self._left:
            self.desk.walks.leave(self._walk)
            self._left = self._walk.run.state.trail

    def escape(self) -> bool:
        """Esc closes the show mode."""
        return self.cover.close()

    def press_main(self) -> None:
        """Nothing moves while she looks."""
        if not self.cover.is_open():
            super().press_main()

    # -- showing a step ------------------------------------------------------------------------

    def _draw(self) -> None:
        walk = self._walk
        if walk is None:
            return
        self.clear_top()
        self._keeper = None
        self._ticks.forget()
        self.previous.setVisible(bool(walk.run.state.steps))
        self.view = self.start = None
        if not walk.run.state.steps and walk.run.state.where == NOT_YET and not self._before:
            self._draw_start(walk)
        else:
            self._draw_step(walk)
        self.take_focus()
        self.area.verticalScrollBar().setValue(0)
        announce(self, f"{self.heading.text()}. {self.lead.text()}")

    def _draw_start(self, walk: Walk) -> None:
        words = self.words
        step = self._step = self.desk.walks.step(walk, words.language)
        self.set_title(step.guide, self._name)
        self.start = WhereBox(words, self.desk.walks.languages(walk), language=walk.run.state.language, lettered=True)
        put(self.body, narrow(self.start, self.context.theme.px(READING_EM * 16)))
        self.set_actions(Button(words.t("Continuer"), "primary", keys="Ctrl+↵", on=self._begin))

    def _begin(self) -> None:
        if self._walk is not None and self.start is not None:
            self._before["start"] = self.start.where()
            self._move(self.desk.walks.told(self._walk, where=self.start.where(), language=self.start.language()))

    def _draw_step(self, walk: Walk) -> None:
        step = self._step = self.desk.walks.step(walk, self.words.language)
        self.set_title(step.shown.title.text, joined((progress(self.words, step), step.guide, self._name)))
        before = self._before.get(step.node.id, "")
        known = self._ticks.known(walk.case) if step.documents else {}
        self.view = StepView(self.words, step, suggestion=walk.run.suggestion, before=before, known=known)
        own = is_told(step) and step.language != self.words.language
        where = changeable(
            self.words, self.desk.walks.languages(walk), walk.run.state.where, step.language, self._tell_where
        )
        aside = Aside(self.words, step, where)
        put(self.body, Columns(self.view, stack(HerPanel(self.words, step) if own else None, aside, gap=16), (6, 5)))
        self._listen(walk, step)
        self._buttons(step)
        if step.old:
            self.put_on_top(age_warning(self.words, step.old))

    def _listen(self, walk: Walk, step: Step) -> None:
        view = self.view
        if view is not None and view.answer is not None:
            view.answer.confirmed.connect(self._answer)
            view.answer.entered.connect(self.press_main)
            self._keeper = view.answer.keep_draft(self.desk.drafts, f"answer/{walk.id}/{step.node.id}")
        if view is not None and view.documents is not None:
            self._ticks.follow(walk.case, view.documents)

    def _tell_where(self, box: WhereBox) -> None:
        if self._walk is not None:
            self._move(self.desk.walks.told(self._walk, where=box.where(), language=box.language()))

    # -- what the buttons do -------------------------------------------------------------------

    def _buttons(self, step: Step) -> None:
        navigator = self.context.navigator
        acts = Acts(
            go_on=self._continue, skip=self._next, blocked=self._blocked, record=self._record, paper=self._paper,
            follow=self._follow, end=navigator.back, attempt=self._attempt, show=self.show_her,
        )  # fmt: skip
        percent = self.context.theme.percent
        main, others = buttons(self.words, step, acts, navigator.has, given=self._given, percent=percent)
        self.set_actions(main, *others)

    def _continue(self) -> None:
        view = self.view
        if view is not None and view.answer is not None:
            value = view.answer.value()
            if value:
                self._answer(value)
            return
        self._next()

    def _answer(self, value: str) -> None:
        if self._walk is None or self.view is None or self.view.answer is None:
            return
        try:
            moved = self.desk.walks.answer(self._walk, value)
        except KnownError as fault:
            self.view.answer.refuse(" ".join(explain(fault, self.words)))
            return
        if self._keeper is not None:
            self._keeper.done()
        self._move(moved)

    def _next(self) -> None:
        if self._walk is not None:
            self._ticks.record()
            self._move(self.desk.walks.next(self._walk))

    def _blocked(self) -> None:
        if self._walk is not None:
            self._ticks.record()
            self._move(self.desk.walks.blocked(self._walk))

    def step_back(self) -> None:
        """Alt+Left: one step back, what was answered there put in again; from the first step, the page before."""
        walk = self._walk
        if self.cover.close():
            return
        if walk is None or not walk.run.state.steps:
            self.context.navigator.back()
            return
        last = walk.run.state.steps[-1]
        self._before[last.node] = last.value if last.how == "answer" else ""
        self._ticks.record()
        self._move(self.desk.walks.back(walk))

    def _move(self, walk: Walk) -> None:
        self._walk = walk
        self._given = False
        self._draw()

    # -- forms, papers, another guide ----------------------------------------------------------

    def _attempt(self) -> None:
        self._open_form("attempt", None)

    def _record(self) -> None:
        self._open_form(str(self._step.node.records if self._step else ""), self._recorded)

    def _open_form(self, name: str, then: Callable[[Id], object] | None) -> None:
        step, walk = self._step, self._walk
        if step is None or walk is None or not self.context.navigator.has(name):
            return
        page = step.shown.title.text if step.node.where == "site" else ""
        self.context.navigator.go(name, case=walk.case, node=step.node.id, channel=step.channel, page=page, then=then)

    def _recorded(self, made: Id) -> None:
        """The walk goes on from what the form recorded, and shows it when the page comes back into sight."""
        if self._walk is not None:
            self._walk = self.desk.walks.next(self._walk, made)

    def _paper(self) -> None:
        if self._walk is not None and self.context.navigator.has("paper"):
            self._given = True
            self.context.navigator.go("paper", case=self._walk.case)

    def _follow(self) -> None:
        walk = self._walk
        if walk is None or self._step is None:
            return
        self.leaving()
        guide, state = self._step.node.guide, walk.run.state
        begun = self.desk.walks.start(walk.case, guide, language=state.language, where=state.where)
        self.context.navigator.replace("walk", run=begun.id)

    # -- show mode -----------------------------------------------------------------------------

    def show_her(self) -> None:
        """Her words alone in the window; what she answers is proposed to the volunteer, never sent."""
        if self._step is None or self.view is None:
            return
        self.cover.open(ShowPanel(self.words, self._step, "", self._shown_back))

    def _shown_back(self, value: str) -> None:
        self.cover.close()
        if value and self.view is not None and self.view.answer is not None:
            self.view.answer.propose(value)
            self.tell("info", self.words.t("La personne a choisi une réponse. Vérifiez-la avec elle, puis continuez."))

    def first_focus(self) -> QWidget | None:
        """What is asked, else the main button."""
        asked: QWidget | None = self.start.place if self.start is not None else None
        if self.view is not None:
            asked = self.view.first()
        return asked or self.main
