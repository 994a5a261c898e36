-- Derived: beside what a person is found by, what a list shows of whom it found, so that it reads no other page.
DROP TABLE search_card;
CREATE TABLE search_card (
    person BLOB PRIMARY KEY,
    card TEXT NOT NULL,
    line TEXT NOT NULL
) WITHOUT ROWID;
