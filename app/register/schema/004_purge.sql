-- Derived: how long things are kept, and what was purged (app/domain/entities/retention.py).
CREATE TABLE "retention_rule" (
    id BLOB PRIMARY KEY,
    "about" TEXT NOT NULL,
    "months" INTEGER,
    "at" TEXT NOT NULL,
    "by" TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE "purge_record" (
    id BLOB PRIMARY KEY,
    "persons" TEXT NOT NULL,
    "spared" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "months" INTEGER,
    "at" TEXT NOT NULL,
    "first" TEXT NOT NULL,
    "second" TEXT NOT NULL,
    "gone" TEXT NOT NULL,
    "kept" TEXT NOT NULL
) WITHOUT ROWID;
-- Derived from every record of a purge that was ever written, whatever was said of it later: a purge is not undone.
CREATE TABLE purged (
    person BLOB NOT NULL,
    record BLOB NOT NULL,
    PRIMARY KEY (person, record)
) WITHOUT ROWID;
CREATE TABLE purge_spared (
    entity_id BLOB NOT NULL,
    record BLOB NOT NULL,
    PRIMARY KEY (entity_id, record)
) WITHOUT ROWID;
