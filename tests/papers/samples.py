"""Takeaway sheets as the desk gives them, in five pairs of languages."""

from app.papers.model import (
    BringItem,
    Deadline,
    DeskCard,
    DoneItem,
    Duty,
    Holder,
    PaperMark,
    TakeawayLabels,
    TakeawaySheet,
    Wording,
)

DESK = DeskCard(
    name="Association Maison des Passages",
    address=("14 rue Nicolas-Chorier", "38000 Grenoble"),
    phone="04 76 00 00 00",
    email="permanence@maison-des-passages.example",
    registration="RNA W381000000",
)
HOLDER = Holder(
    name="BENALI Samira Yasmine",
    other_name="سميرة ياسمين بن علي",
    born="4 mars 1999",
    nationality="Algérienne",
    foreigner_number="3803012345",
)
MARK = PaperMark("A7-2026-00042-K", "K7M2-9QXA-4T0V")

# Each text in French, English, Portuguese, Arabic and Tigrinya.
LANGUAGES = ("fr", "en", "pt", "ar", "ti")
TEXTS: dict[str, tuple[str, str, str, str, str]] = {
    "title": ("Fiche à emporter", "Takeaway sheet", "Folha para levar", "ورقة للاحتفاظ بها", "ሒዝካያ እትኸይድ ወረቐት"),
    "nature": (
        TakeawayLabels().nature.french,
        "This sheet says what we did together and what you must do. It is not a document of the prefecture and "
        "does not replace any permit.",
        "Esta folha diz o que fizemos juntos e o que você deve fazer. Não é um documento da prefeitura e não "
        "substitui nenhum título.",
        "تذكر هذه الورقة ما قمنا به معًا وما يجب عليك فعله. ليست وثيقة من المحافظة ولا تحل محل أي تصريح إقامة.",
        "እዛ ወረቐት እንታይ ከም ዝገበርናን እንታይ ክትገብር ከም ዘለካን ትሕብር። ወግዓዊ ወረቐት ፕረፈክቱር ኣይኮነትን።",
    ),
    "name": ("Nom", "Name", "Nome", "الاسم", "ስም"),
    "born": ("Date de naissance", "Date of birth", "Data de nascimento", "تاريخ الميلاد", "ዕለት ልደት"),
    "nationality": ("Nationalité", "Nationality", "Nacionalidade", "الجنسية", "ዜግነት"),
    "foreigner_number": ("Numéro étranger", "Foreigner number", "Número de estrangeiro", "رقم الأجنبي", "ቁጽሪ ወጻእተኛ"),
    "issued": ("Fiche faite le", "Made on", "Feita em", "حررت في", "ዝተዳለወትሉ ዕለት"),
    "helper": ("Avec", "With", "Com", "مع", "ምስ"),
    "done": ("Ce que nous avons fait", "What we did", "O que fizemos", "ما قمنا به", "ዝገበርናዮ"),
    "duties": ("Ce que vous devez faire", "What you must do", "O que você deve fazer", "ما يجب عليك فعله", "ክትገብሮ ዘለካ"),
    "before": ("avant le", "before", "antes de", "قبل", "ቅድሚ"),
    "appointment": ("rendez-vous", "appointment", "marcação", "موعد", "ቆጸራ"),
    "bring": ("Ce que vous devez apporter", "What you must bring", "O que deve trazer", "ما يجب إحضاره", "ከተምጽኦ ዘለካ"),
    "where": ("Où nous trouver", "Where to find us", "Onde nos encontrar", "أين تجدنا", "ኣበይ ትረኽበና"),
    "courtesy": (
        TakeawayLabels().courtesy.french,
        "Translation to help you. Only the French text counts.",
        "Tradução para ajudar. Só o texto em francês conta.",
        "ترجمة لمساعدتك. النص الفرنسي وحده هو المعتمد.",
        "ንሓገዝ ዝተተርጎመ። እቲ ናይ ፈረንሳይ ጽሑፍ ጥራይ እዩ ዝቑጸር።",
    ),
    "unreviewed": (
        TakeawayLabels().unreviewed.french,
        "This translation has not been checked yet.",
        "Esta tradução ainda não foi relida.",
        "لم تُراجَع هذه الترجمة بعد.",
        "እዚ ትርጉም ገና ኣይተመርመረን።",
    ),
    "deposit": (
        "Nous avons déposé votre demande de renouvellement sur l’ANEF",
        "We filed your renewal request on ANEF",
        "Depositámos o seu pedido de renovação na ANEF",
        "قدمنا طلب تجديد تصريح إقامتك على موقع ANEF",
        "ሕቶ ምሕዳስ ፍቓድካ ኣብ ANEF ኣቕሪብና",
    ),
    "sent": (
        "Nous avons envoyé huit documents (passeport, carte de séjour, photo…)",
        "We sent eight documents (passport, residence card, photo…)",
        "Enviámos oito documentos (passaporte, cartão de residência, fotografia…)",
        "أرسلنا ثماني وثائق (جواز السفر، بطاقة الإقامة، صورة…)",
        "ሸሞንተ ሰነዳት ሰዲድና (ፓስፖርት፡ ካርድ መንበሪ፡ ስእሊ…)",
    ),
    "mail": (
        "Ouvrez vos e-mails deux fois par semaine, même les indésirables",
        "Read your e-mail twice a week, spam folder too",
        "Abra o seu e-mail duas vezes por semana, também o spam",
        "افتح بريدك الإلكتروني مرتين في الأسبوع، بما في ذلك الرسائل غير المرغوبة",
        "ኢመይልካ ኣብ ሰሙን ክልተ ግዜ ክፈት",
    ),
    "download": (
        "Téléchargez l’attestation de prolongation et imprimez-la",
        "Download the extension certificate and print it",
        "Descarregue o certificado de prolongamento e imprima-o",
        "نزّل شهادة التمديد واطبعها",
        "ናይ ምንዋሕ ምስክር ወረቐት ኣውሪድካ ሕተሞ",
    ),
    "d1": ("27 novembre 2026", "27 November 2026", "27 de novembro de 2026", "27 نوفمبر 2026", "27 ሕዳር 2026"),
    "d2": (
        "le 15 janvier 2027 à 09:30",
        "on 15 January 2027 at 09:30",
        "no dia 15 de janeiro de 2027 às 09:30",
        "يوم 15 يناير 2027 الساعة 09:30",
        "ዕለት 15 ጥሪ 2027 ብሰዓት ፈረንሳ 09:30",
    ),
    "week": ("cette semaine", "this week", "esta semana", "هذا الأسبوع", "እዚ ሰሙን"),
    "ahead": ("à prévoir", "plan ahead", "a prever", "للتخطيط", "ንምውጣን"),
    "reason": (
        "Votre carte expire ce jour-là.",
        "Your card expires on that day.",
        "O seu cartão expira nesse dia.",
        "تنتهي صلاحية بطاقتك في ذلك اليوم.",
        "ካርድኻ ኣብታ መዓልቲ ትወድቕ።",
    ),
    "town-hall": (
        "Vous avez un rendez-vous : mairie",
        "You have an appointment: town hall",
        "Tem uma marcação: câmara municipal",
        "لديك موعد: البلدية",
        "ቆጸራ ኣለኩም፦ ምምሕዳር",
    ),
    "passport": ("Votre passeport", "Your passport", "O seu passaporte", "جواز سفرك", "ፓስፖርትካ"),
    "home": (
        "Un justificatif de domicile",
        "A proof of address",
        "Um comprovativo de morada",
        "إثبات محل الإقامة",
        "መረጋገጺ ቦታ መንበሪ",
    ),
    "age": ("de moins de 6 mois", "less than 6 months old", "com menos de 6 meses", "أقل من 6 أشهر", "ትሕቲ 6 ወርሒ"),
    "photo": (
        "Le code de vos photos (ephoto)",
        "The code of your photos",
        "O código das fotografias",
        "رمز صورك (ephoto)",
        "ኮድ ስእልታትካ",
    ),
    "place": (
        "14 rue Nicolas-Chorier, 38000 Grenoble, tram B, arrêt Saint-Bruno",
        "14 rue Nicolas-Chorier, 38000 Grenoble, tram B, Saint-Bruno stop",
        "14 rue Nicolas-Chorier, 38000 Grenoble, elétrico B, paragem Saint-Bruno",
        "14 rue Nicolas-Chorier, 38000 Grenoble، ترام B، محطة Saint-Bruno",
        "14 rue Nicolas-Chorier, 38000 Grenoble፡ ትራም B",
    ),
    "hours": (
        "Lundi et jeudi de 14 h à 18 h, sans rendez-vous. Téléphone : 04 76 00 00 00",
        "Monday and Thursday from 2 to 6 pm, no appointment. Phone: 04 76 00 00 00",
        "Segunda e quinta das 14 às 18 horas, sem marcação. Telefone: 04 76 00 00 00",
        "الاثنين والخميس من 14:00 إلى 18:00 بدون موعد. الهاتف: 04 76 00 00 00",
        "ሰኑይን ሓሙስን ካብ 14:00 ክሳብ 18:00፡ ብዘይ ቆጸራ። ስልኪ 04 76 00 00 00",
    ),
}  # fmt: skip


def wording(key: str, language: str) -> Wording:
    """A text of `TEXTS` in French and in one other language."""
    texts = TEXTS[key]
    return Wording(texts[0], "" if language == "fr" else texts[LANGUAGES.index(language)])


def labels(language: str) -> TakeawayLabels:
    """The fixed words, translated."""
    return TakeawayLabels(
        **{name: wording(name, language) for name in TakeawayLabels.__struct_fields__ if name in TEXTS}
    )


def sheet(language: str, holder: Holder = HOLDER) -> TakeawaySheet:
    """An ordinary sheet: a deposit, two things to do, one with its last day, an appointment, three to bring."""

    def say(key: str) -> Wording:
        return wording(key, language)

    return TakeawaySheet(
        mark=MARK,
        desk=DESK,
        holder=holder,
        issued=Wording("22 novembre 2026"),
        language=language,
        helper="Claire, bénévole",
        done=(DoneItem(say("deposit"), "3803-ANEF-778899"), DoneItem(say("sent"))),
        duties=(
            Duty(say("mail")),
            Duty(say("download"), Deadline("week", say("d1"), say("week"), say("reason"))),
            Duty(say("town-hall"), Deadline("ahead", say("d2"), say("ahead")), appointment=True),
        ),
        bring=(BringItem(say("passport")), BringItem(say("home"), say("age")), BringItem(say("photo"))),
        where=(say("place"), say("hours")),
        labels=labels(language),
    )
