"""Known faults: what can go wrong in the user's world, as opposed to a bug of ours."""


class KnownError(Exception):
    """A known fault, told to the user in plain words with what to do now.

    `code` is `room.what-happened`; its two sentences live in `app.language.faults`. `facts` fill the
    named places of these sentences; they are shown on screen only and never hold a passphrase.
    """

    def __init__(self, code: str, /, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
