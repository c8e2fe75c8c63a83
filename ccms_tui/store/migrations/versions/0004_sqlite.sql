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
CREATE INDEX case_mine ON "case" (owner_id, urgent_at, id) WHERE stage <> 'closed';
CREATE INDEX case_open ON "case" (urgent_at, id) WHERE stage <> 'closed';
CREATE INDEX case_risk ON "case" (escalate_at, id) WHERE stage <> 'closed';
ALTER TABLE root_cause ADD COLUMN confirmed_by INTEGER REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE root_cause ADD COLUMN confirmed_at DATETIME;
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
