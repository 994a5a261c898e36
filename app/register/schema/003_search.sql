-- Derived: what people are found by (app/domain/keys.py). The keys of 001 had another index by person; a person's card
-- now tells them. `search_form` are the words of names in use, by the forms in which they may be typed.
DROP INDEX search_key_person;
DROP TABLE search_key;
CREATE TABLE search_key (
    token TEXT NOT NULL,
    person BLOB NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (token, reason, person)
) WITHOUT ROWID;
CREATE TABLE search_card (
    person BLOB PRIMARY KEY,
    card TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE search_form (
    form TEXT NOT NULL,
    word TEXT NOT NULL,
    sound TEXT NOT NULL,
    PRIMARY KEY (form, word)
) WITHOUT ROWID;
