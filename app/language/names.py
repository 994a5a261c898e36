"""How a person is written: the family name in capitals, as on permits; then the given names."""

from app.domain.profile import Profile


def full_name(profile: Profile) -> str:
    """`DIALLO Awa Fatoumata`; what she is called where neither name is known."""
    family = profile.name("family") or profile.name("birth-family")
    given = profile.name("given")
    return " ".join(part for part in (capitals(family), given) if part) or profile.any_name


def capitals(text: str) -> str:
    """`BEN ALI`; scripts without capitals, and Georgian, whose capitals are for headlines only, stay as they are."""
    return "".join(letter if "\u10d0" <= letter <= "\u10ff" else letter.upper() for letter in text)


def short_name(profile: Profile) -> str:
    """What to call her by, at the desk: `Awa`."""
    return profile.name("called") or profile.name("given") or profile.any_name


def initials(profile: Profile) -> str:
    """`D. A.`: who it is for those who know, nothing for those who look on."""
    return " ".join(f"{part[0]}." for part in full_name(profile).split()[:3])


def masked(number: str, end: int = 4) -> str:
    """`•••• 48 21`: a number of which only the last `end` signs show, the spaces between them not counted.

    Nothing shows of a number that is no longer.
    """
    places = [place for place, sign in enumerate(number) if not sign.isspace()]
    return f"•••• {number[places[-end] :]}" if 0 < end < len(places) else "••••"
