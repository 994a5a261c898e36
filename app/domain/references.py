"""References that can be spoken aloud: laptop's prefix, sequence, check letter, e.g. `KF-0042-T`."""

# Without I, O and U, which are misread or misheard; 23 is prime, so one wrong or two swapped signs show.
CHECK_LETTERS = "ABCDEFGHJKLMNPQRSTVWXYZ"
PREFIX_LETTERS = "BCDFGHJKMNPRSTVXZ"


def reference(prefix: str, sequence: int) -> str:
    """The reference number `sequence` of a laptop."""
    return f"{prefix}-{sequence:04d}-{check_letter(prefix, sequence)}"


def check_letter(prefix: str, sequence: int) -> str:
    """The letter that tells a misread reference. `prefix` is made of `PREFIX_LETTERS`."""
    # The place of a letter among those used, not in the alphabet: 23 letters apart would look the same modulo 23.
    signs = [PREFIX_LETTERS.index(sign) for sign in prefix] + [int(digit) for digit in f"{sequence:04d}"]
    return CHECK_LETTERS[sum(place * sign for place, sign in enumerate(signs, 2)) % len(CHECK_LETTERS)]
