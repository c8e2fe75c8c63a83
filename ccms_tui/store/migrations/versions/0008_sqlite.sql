ALTER TABLE "user" ADD COLUMN standing INTEGER GENERATED ALWAYS AS (CASE WHEN active THEN id END) VIRTUAL;
CREATE UNIQUE INDEX user_standing ON "user" (standing);
CREATE TABLE case_now (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    reference VARCHAR NOT NULL,
    round INTEGER NOT NULL,
    regime VARCHAR NOT NULL,
    regime_version VARCHAR NOT NULL,
    calendar VARCHAR NOT NULL,
    stage VARCHAR(32) NOT NULL,
    risk VARCHAR(32) NOT NULL,
    channel VARCHAR(32) NOT NULL,
    owner_id INTEGER NOT NULL,
    taken BOOLEAN NOT NULL,
    offered_to INTEGER,
    offered_by INTEGER,
    offer_reason VARCHAR,
    opened_by INTEGER NOT NULL,
    opened_at DATETIME NOT NULL,
    received_at DATETIME NOT NULL,
    complainant VARCHAR NOT NULL,
    account VARCHAR,
    summary VARCHAR NOT NULL,
    own_words VARCHAR,
    details VARCHAR,
    product VARCHAR,
    category VARCHAR,
    source VARCHAR,
    next_action VARCHAR,
    closed_at DATETIME,
    urgent_at DATETIME NOT NULL,
    escalate_at DATETIME,
    review_at DATETIME,
    due_at DATETIME,
    merged_into INTEGER,
    kept_by INTEGER GENERATED ALWAYS AS (CASE WHEN stage <> 'closed' THEN owner_id END) STORED,
    PRIMARY KEY (id),
    CONSTRAINT closed_has_its_instant CHECK ((stage = 'closed') = (closed_at IS NOT NULL)),
    CONSTRAINT counts_from_one CHECK (round >= 1 AND version >= 1),
    UNIQUE (reference),
    FOREIGN KEY(calendar) REFERENCES calendar (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT stage CHECK (stage IN ('triage', 'investigation', 'review', 'decision', 'closed')),
    CONSTRAINT risk CHECK (risk IN ('low', 'medium', 'high')),
    CONSTRAINT channel CHECK (channel IN ('email', 'chat', 'phone', 'social', 'app', 'web', 'letter', 'in-person', 'regulator', 'import')),
    FOREIGN KEY(owner_id) REFERENCES user (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(offered_to) REFERENCES user (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(offered_by) REFERENCES user (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(opened_by) REFERENCES user (id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (source),
    FOREIGN KEY(merged_into) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(kept_by) REFERENCES user (standing) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO case_now (
    id, version, reference, round, regime, regime_version, calendar, stage, risk, channel, owner_id,
    taken, offered_to, offered_by, offer_reason, opened_by, opened_at, received_at, complainant,
    account, summary, own_words, details, product, category, source, next_action, closed_at,
    urgent_at, escalate_at, review_at, due_at
) SELECT
    id, version, reference, round, regime, regime_version, calendar, stage, risk, channel, owner_id,
    taken, offered_to, offered_by, offer_reason, opened_by, opened_at, received_at, complainant,
    account, summary, own_words, details, product, category, source, next_action, closed_at,
    urgent_at, escalate_at, review_at, due_at
FROM "case";
DROP TABLE "case";
ALTER TABLE case_now RENAME TO "case";
CREATE INDEX case_account ON "case" (account);
CREATE INDEX case_closed ON "case" (urgent_at, id) WHERE stage = 'closed';
CREATE INDEX case_complainant ON "case" (complainant, id);
CREATE INDEX case_merged ON "case" (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX case_mine ON "case" (owner_id, urgent_at, id) WHERE stage <> 'closed';
CREATE INDEX case_open ON "case" (urgent_at, id) WHERE stage <> 'closed';
CREATE INDEX case_risk ON "case" (escalate_at, id) WHERE stage <> 'closed';
CREATE TABLE root_cause_now (
    case_id INTEGER NOT NULL,
    cause VARCHAR NOT NULL,
    note VARCHAR,
    tagged_by INTEGER NOT NULL,
    tagged_at DATETIME NOT NULL,
    confirmed_by INTEGER,
    confirmed_at DATETIME,
    PRIMARY KEY (case_id, cause),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(tagged_by) REFERENCES user (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(confirmed_by) REFERENCES user (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO root_cause_now (case_id, cause, note, tagged_by, tagged_at) SELECT case_id, cause, note, tagged_by, tagged_at FROM root_cause;
DROP TABLE root_cause;
ALTER TABLE root_cause_now RENAME TO root_cause;
CREATE TABLE action (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    cause VARCHAR NOT NULL,
    what VARCHAR NOT NULL,
    owner_id INTEGER NOT NULL,
    due_on DATE NOT NULL,
    status VARCHAR(32) NOT NULL,
    shown_by INTEGER,
    added_by INTEGER NOT NULL,
    added_at DATETIME NOT NULL,
    done_on DATE,
    ended_by INTEGER,
    ended_at DATETIME,
    result VARCHAR,
    kept_by INTEGER GENERATED ALWAYS AS (CASE WHEN status = 'open' THEN owner_id END) STORED,
    PRIMARY KEY (id),
    FOREIGN KEY(owner_id) REFERENCES user (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT actionstatus CHECK (status IN ('open', 'done', 'cancelled')),
    FOREIGN KEY(shown_by) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(added_by) REFERENCES user (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(ended_by) REFERENCES user (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(kept_by) REFERENCES user (standing) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE link (
    case_id INTEGER NOT NULL,
    other_id INTEGER NOT NULL,
    kind VARCHAR(32) NOT NULL,
    note VARCHAR,
    "by" INTEGER NOT NULL,
    at DATETIME NOT NULL,
    PRIMARY KEY (case_id, other_id),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(other_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT linkkind CHECK (kind IN ('same-complainant', 'same-incident', 'precedent')),
    FOREIGN KEY("by") REFERENCES user (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX link_other ON link (other_id);
