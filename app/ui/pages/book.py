"""Every page of an open desk, by name; those with a section stand in the side bar in this order."""

from functools import partial

from app.language.words import Words
from app.ui.context import PageEntry
from app.ui.pages.agenda_paper import AgendaPaperPage
from app.ui.pages.around import ConsentPage, ConsequencePage, RelationPage
from app.ui.pages.arrival import AnonymousPage, ArrivalPage
from app.ui.pages.attachment_forms import DescribePage, KeepPage
from app.ui.pages.attachment_leaving import CopyPage, DeletePage
from app.ui.pages.attachments import AttachmentPage, AttachmentsPage
from app.ui.pages.attempt import attempt_page
from app.ui.pages.calculator import CalculatorPage
from app.ui.pages.calls import CallsPage
from app.ui.pages.case import EditCasePage, HandoverPage, OpenCasePage
from app.ui.pages.changes import ChangesPage
from app.ui.pages.close_session import CloseSessionPage
from app.ui.pages.coordination import CoordinationPage
from app.ui.pages.dates_paper import DatesPaperPage
from app.ui.pages.deadlines import DeadlinesPage
from app.ui.pages.decision import AppealPage, DecisionPage
from app.ui.pages.details import ContactPage, NotePage, TitlePage
from app.ui.pages.duplicates import DuplicatesPage
from app.ui.pages.edit_person import EditPersonPage
from app.ui.pages.emergency import EmergencyPage
from app.ui.pages.erasure_paper import ErasurePaperPage
from app.ui.pages.guides import GuidesPage
from app.ui.pages.handover_sheet import HandoverSheetPage
from app.ui.pages.home import HomePage
from app.ui.pages.identity import LanguagePage, NamePage, NumberPage
from app.ui.pages.import_people import ImportPage
from app.ui.pages.joined import JoinedPage
from app.ui.pages.line import HandOverPage, LinePage, OverridePage, PostponePage
from app.ui.pages.line_filters import Narrowing
from app.ui.pages.mandate import MandatePage
from app.ui.pages.merge import MergePage
from app.ui.pages.month import MonthPage
from app.ui.pages.new_person import NewPersonPage
from app.ui.pages.paper import PaperPage
from app.ui.pages.paper_issued import IssuedPage
from app.ui.pages.papers import PapersPage
from app.ui.pages.passphrase import PassphrasePage
from app.ui.pages.people import PeoplePage
from app.ui.pages.person import PersonPage
from app.ui.pages.purge import PurgePage
from app.ui.pages.purge_due import DuePage
from app.ui.pages.purges import PurgesPage
from app.ui.pages.queue import QueuePage
from app.ui.pages.records import AppointmentPage, DepositPage, StatusPage
from app.ui.pages.red_first import RedFirst, named_person
from app.ui.pages.retention import RetentionPage, SetRetentionPage
from app.ui.pages.settings import SettingsPage
from app.ui.pages.sitting import seat_page
from app.ui.pages.ticket import TicketPage
from app.ui.pages.visit import VisitPage
from app.ui.pages.visit_forms import EndVisitPage, HandVisitPage, JoinVisitPage
from app.ui.pages.walk import WalkPage

SESSION = (
    PageEntry("arrival", ArrivalPage, within="home"),
    PageEntry("arrival-anonymous", AnonymousPage, within="home"),
    PageEntry("ticket", TicketPage, within="home"),
    PageEntry("queue", QueuePage, within="home"),
    PageEntry("visit", VisitPage, within="home"),
    PageEntry("end-visit", EndVisitPage, within="home"),
    PageEntry("hand-visit", HandVisitPage, within="home"),
    PageEntry("join-visit", JoinVisitPage, within="home"),
    PageEntry("sitting", seat_page, within="home"),
    PageEntry("close-session", CloseSessionPage, within="home"),
    PageEntry("handover-sheet", HandoverSheetPage, within="home"),
)
"""The pages of the session and its queue."""

COORDINATION = (
    PageEntry("import", ImportPage, within="coordination"),
    PageEntry("retention", RetentionPage, within="coordination"),
    PageEntry("set-retention", SetRetentionPage, within="coordination"),
    PageEntry("purge-due", DuePage, within="coordination"),
    PageEntry("purge", PurgePage, within="coordination"),
    PageEntry("purges", PurgesPage, within="coordination"),
    PageEntry("erasure-paper", ErasurePaperPage, within="coordination"),
    PageEntry("passphrase", PassphrasePage, within="coordination"),
    PageEntry("settings", SettingsPage, within="coordination"),
)
"""The pages of the coordination: lists of people, how long things are kept and what is erased, this laptop."""


def desk_pages(words: Words) -> tuple[PageEntry, ...]:
    """The pages that the window knows while a desk is open."""
    red, narrowing = RedFirst(), Narrowing()
    return (
        PageEntry("home", HomePage, words.t("&Accueil"), "house"),
        PageEntry("people", PeoplePage, words.t("&Personnes"), "users"),
        PageEntry("deadlines", partial(DeadlinesPage, kept=narrowing), words.t("Éc&héances"), "calendar-clock"),
        PageEntry("guides", red.wrap("guides", GuidesPage, named_person), words.t("&Guides"), "book-open"),
        PageEntry("papers", PapersPage, words.t("Pap&iers"), "file-text"),
        PageEntry("coordination", CoordinationPage, words.t("&Coordination"), "shield-check"),
        PageEntry("decision", DecisionPage, within="people"),
        PageEntry("appeal", AppealPage, within="people"),
        PageEntry("emergency", EmergencyPage, within="people"),
        PageEntry("month", MonthPage, within="deadlines"),
        PageEntry("calls", CallsPage, within="deadlines"),
        PageEntry("agenda-paper", AgendaPaperPage, within="deadlines"),
        PageEntry("line", LinePage, within="deadlines"),
        PageEntry("postpone-line", PostponePage, within="deadlines"),
        PageEntry("hand-over-line", HandOverPage, within="deadlines"),
        PageEntry("override-line", OverridePage, within="deadlines"),
        PageEntry("calculator", CalculatorPage, within="deadlines"),
        PageEntry("dates-paper", DatesPaperPage, within="deadlines"),
        *SESSION,
        PageEntry("new-person", NewPersonPage, within="people"),
        PageEntry("person", red.wrap("person", PersonPage, named_person, always=True), within="people"),
        PageEntry("edit-person", EditPersonPage, within="people"),
        PageEntry("note", NotePage, within="people"),
        PageEntry("title", TitlePage, within="people"),
        PageEntry("contact", ContactPage, within="people"),
        PageEntry("name", NamePage, within="people"),
        PageEntry("language", LanguagePage, within="people"),
        PageEntry("number", NumberPage, within="people"),
        PageEntry("relation", RelationPage, within="people"),
        PageEntry("consent", ConsentPage, within="people"),
        PageEntry("consequence", ConsequencePage, within="people"),
        PageEntry("mandate", MandatePage, within="people"),
        PageEntry("open-case", OpenCasePage, within="people"),
        PageEntry("edit-case", EditCasePage, within="people"),
        PageEntry("handover", HandoverPage, within="people"),
        PageEntry("attempt", attempt_page, within="people"),
        PageEntry("attachments", AttachmentsPage, within="people"),
        PageEntry("attachment", AttachmentPage, within="people"),
        PageEntry("keep-attachment", KeepPage, within="people"),
        PageEntry("describe-attachment", DescribePage, within="people"),
        PageEntry("copy-attachment", CopyPage, within="people"),
        PageEntry("delete-attachments", DeletePage, within="people"),
        PageEntry("deposit", DepositPage, within="people"),
        PageEntry("appointment", AppointmentPage, within="people"),
        PageEntry("status", StatusPage, within="people"),
        PageEntry("walk", red.wrap("walk", WalkPage, named_person), within="guides"),
        PageEntry("paper", PaperPage, within="papers"),
        PageEntry("paper-issued", IssuedPage, within="papers"),
        *COORDINATION,
        PageEntry("duplicates", DuplicatesPage, within="people"),
        PageEntry("merge", MergePage, within="people"),
        PageEntry("joined", JoinedPage, within="people"),
        PageEntry("history", ChangesPage, within="people"),
    )
