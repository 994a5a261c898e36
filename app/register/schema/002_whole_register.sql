-- Derived: the columns and tables that the whole register has beside the first one's; as in 001, they follow
-- app/domain/entities.
ALTER TABLE "visit" ADD COLUMN "called_at" TEXT NOT NULL DEFAULT '';
ALTER TABLE "visit" ADD COLUMN "outcome" TEXT NOT NULL DEFAULT 'unknown';
ALTER TABLE "deposit" ADD COLUMN "complete_on" TEXT NOT NULL DEFAULT '';
ALTER TABLE "contact" ADD COLUMN "since" TEXT NOT NULL DEFAULT '';
-- The agenda looks for what falls between two days, never at everyone.
CREATE INDEX "title_valid_to" ON "title" ("valid_to");
CREATE INDEX "title_valid_from" ON "title" ("valid_from");
CREATE INDEX "deposit_at" ON "deposit" ("at");
CREATE INDEX "deposit_complete_on" ON "deposit" ("complete_on") WHERE "complete_on" <> '';
CREATE INDEX "attempt_at" ON "attempt" ("at");
CREATE INDEX "appointment_at" ON "appointment" ("at");
CREATE INDEX "requirement_state_valid_until" ON "requirement_state" ("valid_until") WHERE "valid_until" <> '';
CREATE INDEX "contact_since" ON "contact" ("since") WHERE "since" <> '';
CREATE INDEX "person_birth" ON "person" ("birth");
CREATE INDEX "session_date" ON "session" ("date");
CREATE TABLE "relation" (
    id BLOB PRIMARY KEY,
    "person" BLOB NOT NULL,
    "other" BLOB NOT NULL,
    "other_name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "same_household" TEXT NOT NULL,
    "since" TEXT NOT NULL,
    "until" TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX "relation_person" ON "relation" ("person");
CREATE INDEX "relation_other" ON "relation" ("other");
CREATE TABLE "acknowledgement" (
    id BLOB PRIMARY KEY,
    "person" BLOB NOT NULL,
    "text" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "by" TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX "acknowledgement_person" ON "acknowledgement" ("person");
CREATE TABLE "merge_decision" (
    id BLOB PRIMARY KEY,
    "persons" TEXT NOT NULL,
    "choices" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "by" TEXT NOT NULL
) WITHOUT ROWID;
-- Derived from the decisions that live: whom each names, and through whom everyone of a group is read.
CREATE TABLE merge_member (
    person BLOB NOT NULL,
    decision BLOB NOT NULL,
    PRIMARY KEY (person, decision)
) WITHOUT ROWID;
CREATE INDEX merge_member_decision ON merge_member (decision);
CREATE TABLE person_group (
    member BLOB PRIMARY KEY,
    representative BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX person_group_representative ON person_group (representative);
CREATE TABLE "not_same" (
    id BLOB PRIMARY KEY,
    "persons" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "by" TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE "decision" (
    id BLOB PRIMARY KEY,
    "person" BLOB NOT NULL,
    "case" BLOB NOT NULL,
    "kind" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "departure" TEXT NOT NULL,
    "dated" TEXT NOT NULL,
    "notified_at" TEXT NOT NULL,
    "notified_by" TEXT NOT NULL,
    "seen" TEXT NOT NULL,
    "remedies" TEXT NOT NULL,
    "recourse" TEXT NOT NULL,
    "recourse_rejected" TEXT NOT NULL,
    "appeal_filed" TEXT NOT NULL,
    "followed_by" TEXT NOT NULL,
    "ended" TEXT NOT NULL,
    "outcome" TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX "decision_person" ON "decision" ("person");
CREATE INDEX "decision_case" ON "decision" ("case");
CREATE INDEX "decision_live" ON "decision" ("ended", "outcome");
CREATE TABLE "consequence" (
    id BLOB PRIMARY KEY,
    "person" BLOB NOT NULL,
    "case" BLOB NOT NULL,
    "kind" TEXT NOT NULL,
    "since" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "detail" TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX "consequence_person" ON "consequence" ("person");
CREATE INDEX "consequence_case" ON "consequence" ("case");
CREATE TABLE "task" (
    id BLOB PRIMARY KEY,
    "person" BLOB NOT NULL,
    "case" BLOB NOT NULL,
    "about" BLOB NOT NULL,
    "rule" TEXT NOT NULL,
    "date_name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "due" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "by" TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX "task_person" ON "task" ("person");
CREATE INDEX "task_case" ON "task" ("case");
CREATE INDEX "task_about" ON "task" ("about");
CREATE INDEX "task_due" ON "task" ("due");
CREATE INDEX "task_until" ON "task" ("until");
CREATE TABLE "attachment" (
    id BLOB PRIMARY KEY,
    "person" BLOB NOT NULL,
    "case" BLOB NOT NULL,
    "about" BLOB NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER,
    "pages" INTEGER,
    "sha256" TEXT NOT NULL,
    "file" BLOB NOT NULL,
    "thumbnail" BLOB NOT NULL,
    "purpose" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "purge_on" TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX "attachment_person" ON "attachment" ("person");
CREATE INDEX "attachment_case" ON "attachment" ("case");
CREATE INDEX "attachment_about" ON "attachment" ("about");
CREATE TABLE "mandate" (
    id BLOB PRIMARY KEY,
    "person" BLOB NOT NULL,
    "case" BLOB NOT NULL,
    "text" TEXT NOT NULL,
    "text_version" INTEGER,
    "text_sha256" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "posture" TEXT NOT NULL,
    "signed_on" TEXT NOT NULL,
    "expires_on" TEXT NOT NULL,
    "revoked_on" TEXT NOT NULL,
    "file" BLOB NOT NULL,
    "by" TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX "mandate_person" ON "mandate" ("person");
CREATE INDEX "mandate_case" ON "mandate" ("case");
CREATE INDEX "mandate_expires_on" ON "mandate" ("expires_on");
CREATE TABLE "mandate_act" (
    id BLOB PRIMARY KEY,
    "person" BLOB NOT NULL,
    "mandate" BLOB NOT NULL,
    "act" TEXT NOT NULL,
    "revoked_on" TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX "mandate_act_person" ON "mandate_act" ("person");
CREATE INDEX "mandate_act_mandate" ON "mandate_act" ("mandate");
CREATE TABLE "consent" (
    id BLOB PRIMARY KEY,
    "person" BLOB NOT NULL,
    "purpose" TEXT NOT NULL,
    "given" TEXT NOT NULL,
    "given_on" TEXT NOT NULL,
    "renew_on" TEXT NOT NULL,
    "withdrawn_on" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "text_version" INTEGER,
    "text_sha256" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "by" TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX "consent_person" ON "consent" ("person");
CREATE INDEX "consent_renew_on" ON "consent" ("renew_on");
