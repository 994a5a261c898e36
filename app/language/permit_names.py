"""The names of permits and cards as people say them; a length in a name tells which card it is."""

from app.language.words import mark

PERMITS: dict[str, str] = {
    "etudiant": mark("Étudiant"),
    "rece": mark("Recherche d’emploi ou création d’entreprise"),
    "salarie": mark("Salarié"),
    "travailleur-temporaire": mark("Travailleur temporaire"),
    "stagiaire": mark("Stagiaire"),
    "au-pair": mark("Jeune au pair"),
    "saisonnier": mark("Travailleur saisonnier"),
    "ict": mark("Salarié détaché ICT"),
    "talent": mark("Talent"),
    "talent-carte-bleue": mark("Talent, carte bleue européenne"),
    "talent-famille-carte-bleue": mark("Famille d’un titulaire de la carte bleue"),
    "talent-chercheur": mark("Talent, chercheur"),
    "visiteur": mark("Visiteur"),
    "vpf": mark("Vie privée et familiale"),
    "resident": mark("Carte de résident"),
    "resident-ue": mark("Carte de résident longue durée UE"),
    "refugie": mark("Réfugié"),
    "protection-subsidiaire": mark("Protection subsidiaire"),
    "algerien-1": mark("Certificat de résidence algérien d’un an"),
    "algerien-10": mark("Certificat de résidence algérien de dix ans"),
    "ue-famille": mark("Famille d’un citoyen de l’Union européenne"),
    "aes": mark("Admission exceptionnelle au séjour"),
    "autre": mark("Autre titre"),
}
CARDS: dict[str, str] = {
    "cst": mark("Carte d’un an au plus"),
    "pluriannuelle-2": mark("Carte de deux ou trois ans"),
    "pluriannuelle-4": mark("Carte de quatre ans"),
    "resident": mark("Carte de résident"),
    "accord": mark("Titre de plus d’un an d’un accord (Algérie)"),
}
