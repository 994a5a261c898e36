"""What is said of each known fault: what happened, and what to do now."""

from app.domain.faults import KnownError
from app.language.attachment_faults import ATTACHMENTS
from app.language.backup_faults import BACKUPS
from app.language.deadline_faults import DEADLINES
from app.language.desk_faults import DESK
from app.language.entry_faults import ENTRIES
from app.language.guide_faults import GUIDES
from app.language.import_faults import IMPORTS
from app.language.merge_faults import MERGES
from app.language.paper_faults import PAPERS
from app.language.purge_faults import PURGES
from app.language.queue_faults import QUEUE
from app.language.register_faults import DATES, REGISTER
from app.language.system_faults import SYSTEM
from app.language.task_faults import TASKS
from app.language.vault_faults import VAULT
from app.language.words import Words

TEXTS: dict[str, tuple[str, str]] = {
    **VAULT,
    **BACKUPS,
    **GUIDES,
    **PAPERS,
    **SYSTEM,
    **REGISTER,
    **DATES,
    **DESK,
    **ENTRIES,
    **DEADLINES,
    **IMPORTS,
    **ATTACHMENTS,
    **QUEUE,
    **MERGES,
    **TASKS,
    **PURGES,
}


def explain(fault: KnownError, words: Words) -> tuple[str, str]:
    """What happened and what to do, in the user's language.

    A code without a text is a bug of ours; it is a `KeyError`.
    """
    happened, remedy = TEXTS[fault.code]
    return words.t(happened, **fault.facts), words.t(remedy, **fault.facts)
