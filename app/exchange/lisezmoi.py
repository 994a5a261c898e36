"""What a backup says of itself to someone who has nothing but the file, the recovery sheet and common tools."""

LISEZMOI = """\
SAUVEGARDE DE GUICHET OUVERT - comment l'ouvrir sans le programme
=================================================================
(English below)

Avec le programme : « guichet restore FICHIER.age DOSSIER », ou la page Sauvegarde.

Sans le programme, avec des outils courants : age (https://age-encryption.org),
tar, sqlcipher 4 (https://www.zetetic.net/sqlcipher/).

1. La clé. La feuille de secours porte un carré (QR) : son texte commence par AGE-SECRET-KEY-1.
   Écrivez ce texte, seul, dans un fichier cle.txt. Sans le carré : les 24 mots sont
   les 32 octets de cette clé selon BIP-39 (liste française), et le texte est leur
   codage bech32 avec le préfixe « age-secret-key- », en majuscules.

2. Ouvrir et contrôler :
       age -d -i cle.txt -o sauvegarde.tar FICHIER.age
       mkdir sauvegarde
       tar -xf sauvegarde.tar -C sauvegarde
       cd sauvegarde
       sha256sum -c SHA256SUMS

3. Lire le registre. La clé de register.db est dans register.key (64 signes) :
       sqlcipher register.db
       sqlite> PRAGMA key = "x'LES 64 SIGNES DE register.key'";
       sqlite> .tables
       sqlite> SELECT reference, text FROM person JOIN name ON name.person = person.id;
   Pour une copie que tout outil SQLite ouvre (elle n'est plus protégée) :
       sqlite> ATTACH DATABASE 'clair.db' AS clair KEY '';
       sqlite> SELECT sqlcipher_export('clair');

4. Lire un fichier joint. Chaque fichier de files/ est chiffré par AES-256-GCM : 4 octets
   « GOF1 », 12 octets de nonce, le contenu chiffré, 16 octets de contrôle. Sa clé est dans
   la table file_key (SELECT hex(file), hex(key) FROM file_key). En Python, avec « cryptography » :
       from cryptography.hazmat.primitives.ciphers.aead import AESGCM
       name, key = "LE NOM DU FICHIER", bytes.fromhex("SA CLE")
       data = open("files/" + name, "rb").read()
       bound = b"guichet-ouvert file 1" + bytes.fromhex(name)
       open("contenu", "wb").write(AESGCM(key).decrypt(data[4:16], data[16:], bound))

Ces données concernent des personnes. Effacez tout ce que vous avez sorti d'ici après usage.


BACKUP OF GUICHET OUVERT - how to open it without the program
=============================================================

With the program: "guichet restore FILE.age FOLDER", or the Backup page.

Without it, with common tools: age (https://age-encryption.org), tar, sqlcipher 4
(https://www.zetetic.net/sqlcipher/).

1. The key. The recovery sheet bears a square (QR code): its text begins with AGE-SECRET-KEY-1.
   Write that text, alone, into a file cle.txt. Without the square: the 24 words are the 32 bytes
   of that key by BIP-39 (French list), and the text is their bech32 encoding with the
   prefix "age-secret-key-", in capitals.

2. Open and check it: the commands under 2 above.

3. Read the register: its key is in register.key (64 signs); the commands under 3 above.
   The last two make a copy that any SQLite tool opens (it is no longer protected).

4. Read an attached file: each file of files/ is AES-256-GCM: 4 bytes "GOF1", 12 bytes of nonce,
   the ciphertext, 16 bytes of tag. Its key is in the table file_key; the Python lines above open it.

These data are about people. Erase whatever you took out of here after use.
"""
