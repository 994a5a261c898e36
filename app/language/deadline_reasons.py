"""The reason of each date: which facts and which values of the content it comes from."""

from app.language.words import mark

REASONS: dict[str, str] = {
    "opens": mark("La demande peut être déposée à partir de {delay} avant la fin du titre ({expiry})."),
    "closes": mark("La demande est à déposer au plus tard {delay} avant la fin du titre ({expiry})."),
    "closes-at-expiry": mark("La demande est à déposer avant la fin du titre, le {expiry}."),
    "no-window": mark("Ce titre n’a pas de fenêtre de dépôt : le repère est sa fin, le {expiry}."),
    "late-from": mark("Après le {closes}, une demande est en retard : visa de régularisation de {amount}."),
    "filed-late": mark(
        "Un dépôt le {filed} vient après le {closes} : visa de régularisation de {amount} selon le texte."
    ),
    "filed-in-time": mark(
        "Un dépôt le {filed} ne vient pas après le {closes} : pas de visa de {amount} selon le texte."
    ),
    "visa-risk": mark(
        "Sans demande {delay} après la fin du titre ({expiry}), il faut remplir à nouveau les conditions d’entrée."
    ),
    "silence": mark("Dossier complet le {start} : {delay} de silence font un refus."),
    "silence-suspended": mark(
        "Dossier complet le {start} : {delay} de silence font un refus, plus {count} jour(s) de suspension."
    ),
    "court-margin": mark("Refus par silence le {refusal}, moins {margin} de prudence."),
    "closed-that-day": mark("Les bureaux sont fermés le {day}."),
    "appeal-notified": mark("Refus remis le {start} : {delay} pour aller au tribunal."),
    "appeal-decided": mark("Refus du {start} : {delay} pour aller au tribunal."),
    "appeal-silence": mark("Refus par silence le {start} : {delay} pour aller au tribunal."),
    "appeal-recourse-rejected": mark(
        "Recours à l’administration le {recourse}, rejeté le {start} : {delay} à partir de ce rejet."
    ),
    "appeal-recourse-silence": mark(
        "Recours à l’administration le {recourse}, sans réponse pendant {patience} : rejet par silence le {start}, "
        "puis {delay}."
    ),
    "appeal-reasons": mark("Motifs donnés le {given} : {delay} pour aller au tribunal."),
    "ask-reasons": mark("Refus par silence le {start} : les motifs se demandent dans les {delay}."),
    "answer-due": mark("Motifs demandés le {asked} : réponse due dans le délai de {delay}."),
    "oqtf-hours": mark("OQTF remise le {day} à {hour} : {delay} à partir de cette heure."),
    "oqtf-days": mark("OQTF remise le {day} : {delay} à partir du lendemain, jusqu’à minuit du dernier jour."),
    "oqtf-months": mark("OQTF remise le {day} : {delay} pour aller au tribunal."),
    "departure": mark("OQTF remise le {day} : départ volontaire en {delay}, si la décision donne ce délai."),
    "continuity": mark(
        "Titre fini le {expiry} : le texte prévoit au plus {delay} de continuité si le renouvellement est demandé."
    ),
    "prolongation-due": mark("Le titre finit le {expiry} : le papier provisoire doit exister ce jour-là."),
    "prolongation-at-once": mark("Demande en ligne faite le {filed} : l’attestation vient avec elle."),
    "prolongation-ends": mark("Une attestation qui commence le {start} dure au plus {delay}, et se renouvelle."),
    "reminder": mark("{delay} avant le {day}."),
    "address": mark("Déménagement le {move} : {delay} pour déclarer la nouvelle adresse."),
    "address-ofpra": mark("Déménagement le {move} : {delay} pour le dire aussi à l’OFPRA."),
    "vls-ts": mark("Entrée en France le {entry} : {delay} pour valider le visa."),
    "young-adult": mark("Naissance le {birth} : {delay} après l’anniversaire des {age} ans."),
    "young-adult-entitled": mark(
        "Naissance le {birth} : au plus tard la veille des {age} ans, pour un titre de plein droit."
    ),
    "refugee-card": mark("Protection décidée le {decision} : la préfecture a {delay} pour remettre la carte."),
    "shortage-jobs": mark("Cette voie sort du code le {last}."),
    "evidence": mark(
        "{attempts} tentative(s) sur {weeks} semaine(s). Marge de prudence : {least} sur {wanted} semaines."
    ),
}
