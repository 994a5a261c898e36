"""The pages of an encrypted database and of its log, decrypted: what a search in the ciphertext could never prove.

SQLCipher 4 under a raw key: pages of 4096 bytes, of which the last 80 are reserved (an IV of 16 bytes, an HMAC-SHA512
of 64); AES-256-CBC; the first 16 bytes of the first page are the salt, in clear. A frame of the log (`-wal`, sqlite.org
fileformat2) is 24 bytes and a page, after a head of 32 bytes; its first four bytes say which page.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

PAGE, RESERVED, IV, SALT = 4096, 80, 16, 16
HEAD, FRAME = 32, 24


def decrypted(folder: Path, key: bytes) -> Iterator[bytes]:
    """Every page of `register.db` and of its log, old ones that nothing points to any more included."""
    data = (folder / "register.db").read_bytes()
    for number in range(len(data) // PAGE):
        yield _page(data[number * PAGE : (number + 1) * PAGE], key, first=number == 0)
    log = folder / "register.db-wal"
    frames = log.read_bytes()[HEAD:] if log.exists() else b""
    for start in range(0, len(frames), FRAME + PAGE):
        number = int.from_bytes(frames[start : start + 4])
        yield _page(frames[start + FRAME : start + FRAME + PAGE], key, first=number == 1)


def words_with(folder: Path, key: bytes, mark: str) -> set[str]:
    """The words that begin with a mark, wherever they lie in a page; in UTF-8 and UTF-16."""
    found: set[str] = set()
    for page in decrypted(folder, key):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            needle = re.escape(mark.encode(encoding)) + rb"[\x00a-z]*"
            found.update(hit.decode(encoding, "ignore") for hit in re.findall(needle, page))
    return found


def _page(page: bytes, key: bytes, *, first: bool) -> bytes:
    start = SALT if first else 0
    iv = page[PAGE - RESERVED : PAGE - RESERVED + IV]
    if not any(iv) or len(page) < PAGE:
        return b""
    decryptor = Cipher(AES256(key), CBC(iv)).decryptor()
    return decryptor.update(page[start : PAGE - RESERVED]) + decryptor.finalize()


def is_plain(file: Path, words: bytes) -> bool:
    """Whether some bytes lie in a file as they are."""
    return words in file.read_bytes() if os.path.lexists(file) else False
