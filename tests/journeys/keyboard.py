"""Any letter of any script as a real key press.

`xdotool type` lends one key to each letter that the layout lacks and takes it back at once; a program that looks at
its keyboard a moment later sees another letter. Here each such letter is given a key of its own, for good.
"""

import ctypes
from itertools import groupby

from tests.journeys.virtual import ScreenError, VirtualScreen

# Multimedia keys and keys that no keyboard has.
SPARE_KEYS = range(180, 256)
UNICODE = 0x01000000


def keysym(letter: str) -> int:
    """The X name of a letter: Latin-1 letters are their own, the others are Unicode + 0x01000000."""
    return ord(letter) if 0xA0 <= ord(letter) <= 0xFF else UNICODE + ord(letter)


class Keyboard:
    """The keyboard of a virtual screen, to which letters are added as they are needed."""

    def __init__(self, virtual: VirtualScreen) -> None:
        self._virtual = virtual
        self._keys: dict[str, int] = {}
        self._x = ctypes.CDLL("libX11.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        letters = ctypes.POINTER(ctypes.c_ulong)
        self._x.XChangeKeyboardMapping.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int, letters, ctypes.c_int]
        self._x.XCloseDisplay.argtypes = [ctypes.c_void_p]

    def type(self, text: str) -> None:
        """Presses and releases the key of each letter."""
        self._learn(text)
        for lacks, letters in groupby(text, key=self._keys.__contains__):
            if lacks:
                self._virtual.xdotool("key", "--delay", 8, *(self._keys[letter] for letter in letters))
            else:
                self._virtual.xdotool("type", "--delay", 8, "--", "".join(letters))

    def _learn(self, text: str) -> None:
        """Gives a spare key to each letter that has none yet; the whole row of them again when they run out."""
        new = [letter for letter in dict.fromkeys(text) if not letter.isascii() and letter not in self._keys]
        if len(self._keys) + len(new) > len(SPARE_KEYS):
            self._keys.clear()
            new = [letter for letter in dict.fromkeys(text) if not letter.isascii()]
        if len(new) > len(SPARE_KEYS):
            raise ScreenError(f"more than {len(SPARE_KEYS)} different letters at once")
        if new:
            spare = SPARE_KEYS[len(self._keys) :]
            self._put(spare[0], new)
            self._keys |= dict(zip(new, spare, strict=False))

    def _put(self, first: int, letters: list[str]) -> None:
        """Tells the X server which letters stand on the keys from `first` on, with Shift or without."""
        names = [name for letter in letters for name in (keysym(letter),) * 2]
        display = self._x.XOpenDisplay(self._virtual.environment["DISPLAY"].encode())
        if not display:
            raise ScreenError("the display does not answer")
        block = (ctypes.c_ulong * len(names))(*names)
        self._x.XChangeKeyboardMapping(display, first, 2, block, len(letters))
        self._x.XCloseDisplay(display)
