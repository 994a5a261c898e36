-- The journal: the truth. Everything under "derived" can be rebuilt from it.
CREATE TABLE operation (
    arrival INTEGER PRIMARY KEY, -- the order in which this laptop learnt of it; kept by VACUUM, never exchanged
    id BLOB NOT NULL UNIQUE,
    batch BLOB NOT NULL,
    device BLOB NOT NULL,
    device_seq INTEGER NOT NULL,
    clock INTEGER NOT NULL,
    author TEXT NOT NULL,
    entity TEXT NOT NULL,
    entity_id BLOB NOT NULL,
    field TEXT NOT NULL,
    value TEXT,
    subjects BLOB NOT NULL,
    seen BLOB NOT NULL,
    salt BLOB NOT NULL,
    inner BLOB NOT NULL,
    digest BLOB NOT NULL
);
CREATE INDEX operation_batch ON operation (batch);
CREATE INDEX operation_device ON operation (device, device_seq);
CREATE INDEX operation_entity ON operation (entity_id);

-- What this laptop alone knows: who it is, where its counters stand. Never exchanged, never rebuilt.
CREATE TABLE local (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE draft (
    key TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    value TEXT NOT NULL,
    at TEXT NOT NULL
) WITHOUT ROWID;

-- Deleting the key of a file is deleting the file.
CREATE TABLE file_key (
    file BLOB PRIMARY KEY,
    key BLOB NOT NULL
) WITHOUT ROWID;

CREATE TRIGGER operation_is_never_updated BEFORE UPDATE ON operation
WHEN NOT EXISTS (SELECT 1 FROM local WHERE name = 'purging')
BEGIN
    SELECT RAISE(ABORT, 'the journal only grows');
END;

CREATE TRIGGER operation_is_never_deleted BEFORE DELETE ON operation
WHEN NOT EXISTS (SELECT 1 FROM local WHERE name = 'purging')
BEGIN
    SELECT RAISE(ABORT, 'the journal only grows');
END;

-- Derived: the operations that nobody has seen, those that somebody has, and what is in dispute.
CREATE TABLE head (
    entity_id BLOB NOT NULL,
    entity TEXT NOT NULL,
    field TEXT NOT NULL,
    operation BLOB NOT NULL,
    PRIMARY KEY (entity_id, entity, field, operation)
) WITHOUT ROWID;

CREATE TABLE superseded (
    entity_id BLOB NOT NULL,
    entity TEXT NOT NULL,
    field TEXT NOT NULL, -- of the operation that has seen it: a withdrawal (no field) sees fields without replacing them
    operation BLOB NOT NULL,
    PRIMARY KEY (entity_id, entity, field, operation)
) WITHOUT ROWID;

CREATE TABLE conflict (
    entity_id BLOB NOT NULL,
    entity TEXT NOT NULL,
    field TEXT NOT NULL,
    PRIMARY KEY (entity_id, entity, field)
) WITHOUT ROWID;

CREATE TABLE batch_subject (
    person BLOB NOT NULL,
    batch BLOB NOT NULL,
    PRIMARY KEY (person, batch)
) WITHOUT ROWID;

CREATE TABLE search_key (
    token TEXT NOT NULL,
    person BLOB NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (token, person, reason)
) WITHOUT ROWID;
CREATE INDEX search_key_person ON search_key (person, token);

-- Derived: one table an entity; its columns are the fields of app/domain/entities.py.
CREATE TABLE "desk" (
    id BLOB PRIMARY KEY,
    "name" TEXT NOT NULL,
    "legal_name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "opening" TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE "volunteer" (
    id BLOB PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "active" INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE "device" (
    id BLOB PRIMARY KEY,
    "prefix" TEXT NOT NULL,
    "letter" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "verify_key" TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE "person" (
    id BLOB PRIMARY KEY,
    "reference" TEXT NOT NULL,
    "birth" TEXT NOT NULL,
    "birth_variants" TEXT NOT NULL,
    "nationalities" TEXT NOT NULL,
    "autonomy" TEXT NOT NULL,
    "alert" TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE "name" (
    id BLOB PRIMARY KEY,
    "person" BLOB NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "script" TEXT NOT NULL,
    "as_printed" INTEGER NOT NULL,
    "absent" INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX "name_person" ON "name" ("person");
CREATE TABLE "language" (
    id BLOB PRIMARY KEY,
    "person" BLOB NOT NULL,
    "code" TEXT NOT NULL,
    "speaks" TEXT NOT NULL,
    "reads" TEXT NOT NULL,
    "interpreter" TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX "language_person" ON "language" ("person");
CREATE TABLE "id_number" (
    id BLOB PRIMARY KEY,
    "person" BLOB NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "where_seen" TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX "id_number_person" ON "id_number" ("person");
CREATE TABLE "contact" (
    id BLOB PRIMARY KEY,
    "person" BLOB NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "whose" TEXT NOT NULL,
    "shared" TEXT NOT NULL,
    "may_leave_message" TEXT NOT NULL,
    "never_mention_prefecture" INTEGER NOT NULL,
    "best_time" TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX "contact_person" ON "contact" ("person");
CREATE TABLE "title" (
    id BLOB PRIMARY KEY,
    "person" BLOB NOT NULL,
    "kind" TEXT NOT NULL,
    "ground" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "valid_from" TEXT NOT NULL,
    "valid_to" TEXT NOT NULL,
    "rights" TEXT NOT NULL,
    "seen" TEXT NOT NULL,
    "replaced_by" BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX "title_person" ON "title" ("person");
CREATE TABLE "case" (
    id BLOB PRIMARY KEY,
    "person" BLOB NOT NULL,
    "procedure" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "opened" TEXT NOT NULL,
    "desk" BLOB NOT NULL,
    "outcome" TEXT NOT NULL,
    "handover" TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX "case_person" ON "case" ("person");
CREATE TABLE "guide_run" (
    id BLOB PRIMARY KEY,
    "person" BLOB NOT NULL,
    "case" BLOB NOT NULL,
    "guide" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "site_open_on" TEXT NOT NULL,
    "trail" TEXT NOT NULL,
    "started" TEXT NOT NULL,
    "finished" TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX "guide_run_person" ON "guide_run" ("person");
CREATE INDEX "guide_run_case" ON "guide_run" ("case");
CREATE TABLE "requirement_state" (
    id BLOB PRIMARY KEY,
    "person" BLOB NOT NULL,
    "case" BLOB NOT NULL,
    "requirement" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "valid_until" TEXT NOT NULL,
    "mismatch" TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX "requirement_state_person" ON "requirement_state" ("person");
CREATE INDEX "requirement_state_case" ON "requirement_state" ("case");
CREATE TABLE "deposit" (
    id BLOB PRIMARY KEY,
    "person" BLOB NOT NULL,
    "case" BLOB NOT NULL,
    "at" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "pieces" TEXT NOT NULL,
    "acknowledgement" TEXT NOT NULL,
    "by" TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX "deposit_person" ON "deposit" ("person");
CREATE INDEX "deposit_case" ON "deposit" ("case");
CREATE TABLE "attempt" (
    id BLOB PRIMARY KEY,
    "person" BLOB NOT NULL,
    "case" BLOB NOT NULL,
    "at" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "witness" TEXT NOT NULL,
    "capture" TEXT NOT NULL,
    "node" TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX "attempt_person" ON "attempt" ("person");
CREATE INDEX "attempt_case" ON "attempt" ("case");
CREATE TABLE "appointment" (
    id BLOB PRIMARY KEY,
    "person" BLOB NOT NULL,
    "case" BLOB NOT NULL,
    "at" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "bring" TEXT NOT NULL,
    "kept" TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX "appointment_person" ON "appointment" ("person");
CREATE INDEX "appointment_case" ON "appointment" ("case");
CREATE TABLE "status_read" (
    id BLOB PRIMARY KEY,
    "person" BLOB NOT NULL,
    "case" BLOB NOT NULL,
    "at" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "by" TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX "status_read_person" ON "status_read" ("person");
CREATE INDEX "status_read_case" ON "status_read" ("case");
CREATE TABLE "session" (
    id BLOB PRIMARY KEY,
    "date" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "device" BLOB NOT NULL,
    "opened_at" TEXT NOT NULL,
    "closed_at" TEXT NOT NULL,
    "handover" TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE "visit" (
    id BLOB PRIMARY KEY,
    "session" BLOB NOT NULL,
    "person" BLOB NOT NULL,
    "number" TEXT NOT NULL,
    "arrived_at" TEXT NOT NULL,
    "helper" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "minutes" INTEGER,
    "posture" TEXT NOT NULL,
    "themes" TEXT NOT NULL,
    "next_step" TEXT NOT NULL,
    "ended_at" TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX "visit_session" ON "visit" ("session");
CREATE INDEX "visit_person" ON "visit" ("person");
CREATE TABLE "note" (
    id BLOB PRIMARY KEY,
    "person" BLOB NOT NULL,
    "case" BLOB NOT NULL,
    "text" TEXT NOT NULL,
    "private" INTEGER NOT NULL,
    "at" TEXT NOT NULL,
    "by" TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX "note_person" ON "note" ("person");
CREATE INDEX "note_case" ON "note" ("case");
CREATE TABLE "issued_paper" (
    id BLOB PRIMARY KEY,
    "person" BLOB NOT NULL,
    "case" BLOB NOT NULL,
    "kind" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "file" BLOB NOT NULL,
    "snapshot" TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX "issued_paper_person" ON "issued_paper" ("person");
CREATE INDEX "issued_paper_case" ON "issued_paper" ("case");
CREATE TABLE "action" (
    id BLOB PRIMARY KEY,
    "kind" TEXT NOT NULL
) WITHOUT ROWID;
