-- Derived: cards lie by name, so that those who bear one are read together, and beside each card lies what a list shows
-- of its person. An address is the words under which a card is filed and the person's id (app/register/cards.py).
DROP TABLE search_key;
DROP TABLE search_card;
CREATE TABLE search_key (
    token TEXT NOT NULL,
    reason TEXT NOT NULL,
    address BLOB NOT NULL,
    PRIMARY KEY (token, reason, address)
) WITHOUT ROWID;
CREATE TABLE search_card (
    address BLOB PRIMARY KEY,
    person BLOB NOT NULL UNIQUE,
    card TEXT NOT NULL,
    line TEXT NOT NULL
) WITHOUT ROWID;
