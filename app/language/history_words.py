"""The words of the history: what each entity and each of its fields is called in a sentence, and how a value reads.

How a value reads: `text`, `secret` (masked until asked for), `birth`, `date`, `moment`, `flag`, `count`, `months`,
`language`, `countries`, `volunteer`, `person`, `procedure`, `pieces`; or the name of a table of `app.language.labels`,
with a star where the value is a list of its codes.
"""

from app.language.words import mark

ENTITIES = {
    "person": mark("la fiche"), "name": mark("un nom"), "language": mark("une langue"),
    "id_number": mark("un numéro"), "contact": mark("un contact"), "title": mark("un titre"),
    "case": mark("un dossier"), "guide_run": mark("un guide"), "requirement_state": mark("une pièce à réunir"),
    "deposit": mark("un dépôt"), "attempt": mark("une tentative"), "appointment": mark("un rendez-vous"),
    "status_read": mark("un état relevé"), "visit": mark("une venue"), "note": mark("une note"),
    "issued_paper": mark("un papier"), "relation": mark("un proche"), "acknowledgement": mark("une alerte lue"),
    "merge_decision": mark("une réunion de fiches"), "not_same": mark("un avis « pas la même personne »"),
    "decision": mark("une décision"), "consequence": mark("une conséquence"), "task": mark("une tâche"),
    "attachment": mark("une pièce jointe"), "mandate": mark("un mandat"), "mandate_act": mark("un acte du mandat"),
    "consent": mark("un accord"), "session": mark("une séance"), "desk": mark("la permanence"),
    "volunteer": mark("un bénévole"), "device": mark("un poste"),
    "retention_rule": mark("une durée de conservation"), "purge_record": mark("un effacement définitif"),
}  # fmt: skip

_DAY, _WHO, _KIND = mark("la date"), mark("qui l’a noté"), mark("le type")
_LANGUAGE, _SINCE, _UNTIL = mark("la langue"), mark("le début"), mark("la fin")
_SEEN, _PROCEDURE, _TEXT = mark("s’il a été vu"), mark("la démarche"), mark("le texte")
_CHANNEL, _MOMENT, _OUTCOME = mark("le canal"), mark("la date et l’heure"), mark("le résultat")

FIELDS: dict[str, dict[str, tuple[str, str]]] = {
    "person": {
        "reference": (mark("la référence"), "text"), "birth": (mark("la date de naissance"), "birth"),
        "birth_variants": (mark("les autres dates de naissance lues"), "births"),
        "nationalities": (mark("la nationalité"), "countries"), "autonomy": (mark("l’aisance avec internet"),
        "AUTONOMY"),
        "alert": (mark("l’alerte"), "text"),
    },
    "name": {
        "kind": (mark("le type de nom"), "NAME_KINDS"), "text": (mark("le nom"), "text"),
        "as_printed": (mark("« comme sur le titre »"), "flag"), "absent": (mark("« elle n’en a pas »"), "flag"),
    },
    "language": {
        "code": (_LANGUAGE, "language"), "speaks": (mark("comment elle la parle"), "LEVELS"),
        "reads": (mark("comment elle la lit"), "LEVELS"), "interpreter": (mark("le besoin d’interprète"), "YES_NO"),
    },
    "id_number": {
        "kind": (mark("le type de numéro"), "ID_NUMBER_KINDS"), "text": (mark("le numéro"), "secret"),
        "where_seen": (mark("où il a été lu"), "text"),
    },
    "contact": {
        "kind": (mark("le type de contact"), "CONTACT_KINDS"), "value": (mark("le contact"), "secret"),
        "whose": (mark("à qui il est"), "text"), "shared": (mark("s’il est partagé"), "YES_NO"),
        "may_leave_message": (mark("si l’on peut laisser un message"), "YES_NO"),
        "never_mention_prefecture": (mark("« ne jamais parler de la préfecture »"), "flag"),
        "best_time": (mark("le bon moment"), "text"), "since": (_SINCE, "date"),
    },
    "title": {
        "kind": (mark("le type de titre"), "TITLE_KINDS"), "ground": (mark("le motif"), "TITLE_GROUNDS"),
        "number": (mark("le numéro du titre"), "secret"), "valid_from": (mark("le début de validité"), "date"),
        "valid_to": (mark("la fin de validité"), "date"), "rights": (mark("les droits"), "TITLE_RIGHTS*"),
        "seen": (_SEEN, "SEEN"),
    },
    "case": {
        "procedure": (_PROCEDURE, "PROCEDURES"), "reason": (mark("la raison"), "text"),
        "channel": (_CHANNEL, "CHANNELS"), "opened": (mark("la date d’ouverture"), "date"),
        "outcome": (_OUTCOME, "text"), "handover": (mark("le relais"), "text"),
    },
    "guide_run": {
        "guide": (mark("le guide"), "guide"), "language": (_LANGUAGE, "language"),
        "site_open_on": (mark("où le site est ouvert"), "SITE_PLACES"), "started": (_SINCE, "moment"),
        "finished": (_UNTIL, "moment"),
    },
    "requirement_state": {
        "requirement": (mark("la pièce"), "document"), "state": (mark("l’état de la pièce"), "REQUIREMENT_STATES"),
        "valid_until": (mark("la fin de validité"), "date"), "mismatch": (mark("la différence relevée"), "text"),
    },
    "deposit": {
        "at": (_MOMENT, "moment"), "channel": (_CHANNEL, "CHANNELS"), "reference": (mark("le numéro de dépôt"), "text"),
        "pieces": (mark("les pièces envoyées"), "pieces"), "acknowledgement": (mark("l’accusé de réception"), "YES_NO"),
        "complete_on": (mark("la date du dossier complet"), "date"), "by": (_WHO, "volunteer"),
    },
    "attempt": {
        "at": (_MOMENT, "moment"), "channel": (_CHANNEL, "CHANNELS"), "page": (mark("la page"), "text"),
        "outcome": (_OUTCOME, "ATTEMPT_OUTCOMES"), "message": (mark("le message"), "text"), "by": (_WHO, "volunteer"),
        "witness": (mark("qui l’a vu"), "WITNESSES"),
    },
    "appointment": {
        "at": (_MOMENT, "moment"), "place": (mark("le lieu"), "text"), "bring": (mark("ce qu’il faut apporter"),
        "text"),
        "kept": (mark("si elle y est allée"), "YES_NO"),
    },
    "status_read": {"at": (_MOMENT, "moment"), "text": (_TEXT, "text"), "by": (_WHO, "volunteer")},
    "visit": {
        "number": (mark("le numéro d’appel"), "text"), "arrived_at": (mark("l’arrivée"), "moment"),
        "helper": (mark("qui l’a reçue"), "volunteer"), "language": (_LANGUAGE, "language"),
        "minutes": (mark("les minutes"), "count"), "posture": (mark("la posture"), "POSTURES"),
        "themes": (mark("les sujets"), "VISIT_THEMES*"), "next_step": (mark("la suite"), "text"),
        "called_at": (mark("l’appel"), "moment"), "ended_at": (mark("le départ"), "moment"),
        "outcome": (_OUTCOME, "VISIT_OUTCOMES"), "person": (mark("la personne"), "person"),
    },
    "note": {
        "text": (_TEXT, "text"), "private": (mark("« note privée »"), "flag"), "at": (_MOMENT, "moment"),
        "by": (_WHO, "volunteer"),
    },
    "issued_paper": {
        "number": (mark("le numéro du papier"), "text"), "language": (_LANGUAGE, "language"), "at": (_MOMENT, "moment"),
        "by": (_WHO, "volunteer"),
    },
    "relation": {
        "other": (mark("la personne"), "person"), "other_name": (mark("le nom du proche"), "text"),
        "kind": (mark("le lien"), "RELATION_KINDS"), "same_household": (mark("« même foyer »"), "YES_NO"),
        "since": (_SINCE, "date"), "until": (_UNTIL, "date"),
    },
    "acknowledgement": {"text": (_TEXT, "text"), "at": (_MOMENT, "moment"), "by": (_WHO, "volunteer")},
    "merge_decision": {"persons": (mark("les fiches"), "persons"), "at": (_MOMENT, "moment"), "by": (_WHO,
        "volunteer")},
    "not_same": {"persons": (mark("les fiches"), "persons"), "at": (_MOMENT, "moment"), "by": (_WHO, "volunteer")},
    "decision": {
        "kind": (_KIND, "DECISION_KINDS"), "measure": (mark("la mesure"), "MEASURES"),
        "departure": (mark("le délai de départ"), "DEPARTURES"), "dated": (mark("la date de la décision"), "date"),
        "notified_at": (mark("la date de remise"), "moment"), "notified_by": (mark("comment elle a été remise"),
        "NOTIFIED_BY"),
        "seen": (_SEEN, "SEEN"), "appeal_filed": (mark("la date du recours"), "date"),
        "remedies": (mark("les recours indiqués"), "YES_NO"), "recourse": (mark("le recours gracieux"), "date"),
        "recourse_rejected": (mark("le rejet du recours gracieux"), "date"), "followed_by": (mark("qui la suit"),
        "text"),
        "ended": (_UNTIL, "date"), "outcome": (_OUTCOME, "text"),
    },
    "consequence": {
        "kind": (_KIND, "CONSEQUENCE_KINDS"), "since": (_SINCE, "date"), "until": (_UNTIL, "date"),
        "detail": (mark("le détail"), "text"),
    },
    "task": {
        "text": (_TEXT, "text"), "due": (_DAY, "date"), "reason": (mark("la raison"), "text"),
        "state": (mark("l’avancement"), "TASK_STATES"), "until": (mark("le report"), "date"),
        "to": (mark("à qui elle est confiée"), "volunteer"), "at": (_MOMENT, "moment"), "by": (_WHO, "volunteer"),
    },
    "attachment": {
        "name": (mark("le nom du fichier"), "text"), "purpose": (mark("l’usage"), "ATTACHMENT_PURPOSES"),
        "source": (mark("d’où elle vient"), "ATTACHMENT_SOURCES"), "pages": (mark("le nombre de pages"), "count"),
        "at": (_MOMENT, "moment"), "by": (_WHO, "volunteer"), "purge_on": (mark("la date d’effacement"), "date"),
    },
    "mandate": {
        "language": (_LANGUAGE, "language"), "posture": (mark("la posture"), "POSTURES"),
        "signed_on": (mark("la date de signature"), "date"), "expires_on": (_UNTIL, "date"),
        "revoked_on": (mark("la date d’arrêt"), "date"), "by": (_WHO, "volunteer"),
    },
    "mandate_act": {"act": (mark("l’acte"), "MANDATE_ACTS"), "revoked_on": (mark("la date d’arrêt"), "date")},
    "retention_rule": {
        "about": (mark("ce qui est gardé"), "RETENTION_ABOUT"), "months": (mark("la durée"), "months"),
    },
    "purge_record": {
        "reason": (mark("la raison"), "PURGE_REASONS"), "months": (mark("la durée"), "months"),
        "at": (_MOMENT, "moment"), "first": (mark("la première personne qui efface"), "volunteer"),
        "second": (mark("la seconde personne qui efface"), "volunteer"),
    },
    "consent": {
        "purpose": (mark("l’usage"), "CONSENT_PURPOSES"), "given": (mark("sa réponse"), "YES_NO"),
        "given_on": (_DAY, "date"), "renew_on": (mark("la date de renouvellement"), "date"),
        "withdrawn_on": (mark("la date de retrait"), "date"), "language": (_LANGUAGE, "language"), "by": (_WHO,
        "volunteer"),
    },
}  # fmt: skip

UNTOLD: dict[str, tuple[str, ...]] = {
    "*": ("id", "person", "case", "desk", "about", "session", "device"),
    "name": ("script",),
    "title": ("replaced_by",),
    "guide_run": ("version", "trail"),
    "attempt": ("capture", "node"),
    "issued_paper": ("kind", "template", "sha256", "file", "snapshot"),
    "merge_decision": ("choices",),
    "task": ("rule", "date_name"),
    "attachment": ("media_type", "size", "sha256", "file", "thumbnail"),
    "mandate": ("text", "text_version", "text_sha256", "file"),
    "mandate_act": ("mandate",),
    "retention_rule": ("at", "by"),
    "consent": ("text", "text_version", "text_sha256"),
    "purge_record": ("persons", "spared", "gone", "kept"),
}
"""Fields of which nothing is told: what an entity belongs to, and what only programs read."""

ACTIONS = {
    "people-imported": mark("{who} a importé cette personne d’une liste."),
    "undo": mark("{who} a annulé une action."),
    "attachment-deleted": mark("{who} a effacé le contenu d’une pièce jointe."),
    "persons-purged": mark("{who} a effacé des personnes du registre pour toujours."),
}
"""Actions that say more, or that are too long to be told in full."""
