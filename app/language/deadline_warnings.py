"""What is told beside a date: doubts, other readings, conditions, what to do now. Never a right promised."""

from app.language.words import mark

WARNINGS: dict[str, str] = {
    # How sure.
    "to-check": mark("À revérifier avant de s’y fier : {ref}."),
    "conflict": mark("Les sources ne sont pas d’accord ({ref}) : {value} est retenu ici, une autre dit {other}."),
    "stale": mark("Pas vérifié depuis le {day} : {ref}. Vérifiez avant de vous y fier."),
    "checked-in-future": mark(
        "Le contenu dit avoir été vérifié le {day}, après la date de cet ordinateur : l’horloge ou le contenu est faux."
    ),
    "supposed": mark("Date pas encore passée, supposée ici : {fact}, le {day}."),
    "passed": mark(
        "Cette date est passée : {day}. Voyez tout de suite avec la coordination ou une permanence juridique."
    ),
    "today": mark("C’est aujourd’hui, le {day}."),
    # Renewal.
    "not-open-yet": mark("Le dépôt n’est pas encore ouvert : il ouvre le {opens}."),
    "open-now": mark("Le dépôt est ouvert jusqu’au {closes}."),
    "window-closed": mark(
        "Le dépôt devait être fait au plus tard le {closes} : déposez maintenant, et dites pourquoi."
    ),
    "window-long-closed": mark(
        "Le dépôt devait être fait au plus tard le {closes}, et le titre est fini depuis longtemps : voyez d’abord une "
        "permanence juridique, avant tout dépôt."
    ),
    "fee-if-late": mark(
        "Un dépôt en retard coûte {amount} (visa de régularisation), même si le titre est encore valable."
    ),
    "window-in-months": mark("Comptée en mois, la fenêtre irait du {opens} au {closes} ; le code compte en jours."),
    "fee-exceptions": mark("Sauf force majeure ou visa valable : gardez la preuve de la date de chaque demande."),
    "fee-no-window": mark("Sans fenêtre de dépôt, ce visa n’est peut-être pas dû : à vérifier."),
    "fee-exempt-perhaps": mark("Une personne protégée en est peut-être dispensée : à vérifier."),
    "filed-too-early": mark("Un dépôt le {filed} vient avant l’ouverture, le {opens}."),
    "visa-risk-met": mark(
        "Déposé le {filed}, après le {last} : les conditions d’entrée peuvent être demandées à nouveau."
    ),
    "visa-risk-avoided": mark("Déposé le {filed}, pas après le {last} : gardez la preuve du dépôt."),
    # Silence.
    "refusal-exists": mark(
        "Depuis le {day}, un refus existe selon le texte, même si le site dit encore « en cours d’instruction »."
    ),
    "refusal-to-come": mark("Le site peut encore dire « en cours d’instruction » le jour où le refus existe."),
    "papers-do-not-stop-silence": mark("Un récépissé ou une attestation de prolongation n’empêche pas ce refus."),
    "supposed-complete": mark(
        "Compté à partir du dépôt du {filed}, comme si le dossier était complet. S’il ne l’était pas, le silence n’est "
        "pas un refus à contester."
    ),
    "counted-from-complete": mark("Compté à partir du dossier complet, le {complete}, et non du dépôt du {filed}."),
    "silence-of-renewals": mark("Pour un renouvellement, le délai est peut-être de {delay} : ce serait le {other}."),
    "silence-extended": mark("Ce délai peut être prolongé : ce serait alors le {other}."),
    "not-suspended": mark(
        "Si la demande de pièces ne fixait pas de délai, rien n’était suspendu : ce serait déjà le {other}."
    ),
    "margin-not-law": mark("Cette marge est une règle de prudence, pas un délai de la loi."),
    "comfort-passed": mark(
        "Le {day} est passé : il reste jusqu’au {refusal} avant le refus. Voyez un avocat tout de suite."
    ),
    "refusal-exists-suspension": mark(
        "Le refus par silence existe depuis le {day} : ce référé ne convient plus ; demandez les motifs et voyez un "
        "avocat pour un recours et un référé suspension."
    ),
    # Refusals.
    "counted-from-decision": mark("Compté à partir de la décision du {decision}. La remise a pu venir plus tard."),
    "express-restarts": mark("Refus par silence le {silence} ; le refus écrit du {notified} fait repartir le délai."),
    "express-too-late": mark(
        "Le refus écrit vient après la fin du délai ouvert par le silence du {silence}. Compté à partir de lui, ce "
        "serait "
        "le {other}."
    ),
    "clear-days": mark("La date la plus proche est montrée ({day}). Compté en jours francs, ce serait le {other}."),
    "clear-days-closed": mark(
        "La date la plus proche est montrée ({day}). Compté en jours francs, ce serait le {other}, jour fermé, donc "
        "peut-être le {next} : à vérifier."
    ),
    "remedies-unsaid": mark(
        "Si le papier ne dit ni les recours ni leur délai, le délai n’est pas opposable selon le texte ; un délai "
        "raisonnable irait en principe jusqu’au {other}, à vérifier."
    ),
    "recourse-too-late": mark(
        "Le recours à l’administration du {recourse} vient après le {day} : il ne fait rien repartir."
    ),
    "recourse-both": mark(
        "Si deux recours ont été faits (gracieux et hiérarchique), comptez à partir du dernier rejet."
    ),
    "rejection-too-late": mark("Le rejet écrit du {rejected} vient trop tard : le délai part du silence du {silent}."),
    "reasons-too-late": mark("Les motifs demandés le {asked} le sont après le {day} : la date ne change pas."),
    "reasons-awaited": mark(
        "Motifs demandés, pas encore donnés : la date la plus proche est montrée ({day}). S’ils sont donnés, un "
        "nouveau "
        "délai part de ce jour."
    ),
    "reasons-of-silence-only": mark("Demander les motifs ne prolonge que le délai contre un refus par silence."),
    "reasons-silence": mark("Sans réponse sur les motifs, ce refus peut être illégal : à vérifier avec un avocat."),
    "no-refusal-yet": mark("Pas encore de refus avant le {day}."),
    # OQTF.
    "oqtf-first": mark("Avec une OQTF, les délais sont plus courts : utilisez d’abord la règle « oqtf »."),
    "oqtf-lawyer-now": mark("Voyez un avocat ou une permanence juridique tout de suite."),
    "oqtf-recourse": mark("Un recours à l’administration ne prolonge pas ce délai."),
    "oqtf-legal-aid": mark("L’aide juridictionnelle se demande au plus tard quand le recours est déposé."),
    "oqtf-no-extension": mark("Ce délai ne peut jamais être prolongé."),
    "oqtf-measure-change": mark(
        "Si une assignation à résidence ou une rétention est remise ensuite, un délai plus court commence aussitôt."
    ),
    "oqtf-measure-since": mark(
        "Si l’assignation ou la rétention a été remise après l’OQTF, pendant son délai, ce délai-ci part de cette "
        "remise : vérifiez avec un avocat."
    ),
    "hour-unknown": mark("L’heure manque : compté depuis minuit, au début du {day}. Cherchez l’heure sur le papier."),
    "clocks-change": mark("L’heure change pendant ce délai : lu autrement, ce serait le {day} à {hour}."),
    "departure-doubt": mark("Le délai de départ peut être plus long, ou refusé : lisez la décision."),
    # While waiting.
    "continuity-if-filed": mark("Seulement si le renouvellement a été demandé."),
    "continuity-filed-after": mark("Déposé le {filed}, après la fin du titre ({expiry}) : à vérifier avec un juriste."),
    "continuity-not-beyond": mark("Une carte finie ne prouve plus rien au-delà : il faut alors un papier provisoire."),
    "continuity-over-before-filing": mark("Déposé le {filed}, après le {day} : cette continuité ne s’applique pas."),
    "continuity-none": mark("Cette carte n’a pas cette continuité : à sa fin, il faut un papier provisoire."),
    "continuity-listed-perhaps": mark(
        "Dans certains départements désignés, une demande faite avant la fin du titre peut la donner jusqu’au {other}. "
        "Pour l’Isère, on ne sait pas."
    ),
    "prolongation-if-in-window": mark("Due seulement si un dossier complet a été déposé dans la fenêtre."),
    "moment-passed": mark("Ce moment est passé depuis {hour} : voyez un avocat tout de suite."),
    "prolongation-if-complete": mark("Due seulement si le dossier est complet."),
    "prolongation-not-in-window": mark(
        "Dossier complet le {complete}, hors de la fenêtre qui finit le {closes} : l’attestation n’est pas due de "
        "droit."
    ),
    "deposit-proves-nothing": mark("La confirmation de dépôt prouve la date, pas le droit au séjour."),
    "receipt-instead": mark(
        "En préfecture, ce papier est un récépissé, remis quand le dossier est accepté comme complet."
    ),
    # Other duties.
    "address-not-bound": mark("Ce devoir vise les titres de plus de {limit}. Déclarer l’adresse reste prudent."),
    "address-if-longer": mark("Ce devoir vise les titres de plus de {limit} : vérifiez la durée du titre."),
    "young-adult-proof": mark("Vérifiez que la personne remplit les conditions du titre de plein droit."),
    "young-adult-other": mark("La date la plus proche est montrée. Dans l’autre catégorie, ce serait le {other}."),
    "refugee-card-family": mark("Ce délai ne vaut pas pour les membres de la famille."),
    "shortage-jobs-extension": mark("Sauf si le Parlement prolonge cette voie : à vérifier."),
    "request-risks-oqtf": mark("Une demande peut entraîner une OQTF : voyez d’abord une permanence juridique."),
    # Evidence.
    "evidence-margin": mark("Cette marge est une règle de prudence, pas un seuil de la loi."),
    "evidence-enough": mark("Marge atteinte : {attempts} tentative(s) sur {weeks} semaine(s)."),
    "evidence-not-yet": mark(
        "Marge pas encore atteinte : {attempts} tentative(s) sur {least}, {weeks} semaine(s) sur {wanted}."
    ),
    "evidence-same-week": mark("Des tentatives d’une seule semaine n’ont pas suffi devant le juge."),
    "evidence-lacks-emails": mark("Courriels à garder comme preuve : au moins {least}."),
    "evidence-lacks-letters": mark("Lettres recommandées à garder comme preuve : au moins {least}."),
    "evidence-lacks-calls": mark("Appels au centre de contact à noter : au moins {least}."),
    "evidence-lacks-visits": mark("Visites au point d’accueil numérique à noter : au moins {least}."),
}
