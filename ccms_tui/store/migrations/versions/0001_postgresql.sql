CREATE TABLE calendar (
    id VARCHAR NOT NULL,
    code VARCHAR NOT NULL,
    "table" JSON NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE event (
    subject VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    key VARCHAR NOT NULL,
    body BYTEA NOT NULL,
    digest VARCHAR NOT NULL,
    PRIMARY KEY (subject, version),
    UNIQUE (key)
);
CREATE INDEX ix_event_at ON event (at);
CREATE TABLE personal (
    subject VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    salt BYTEA NOT NULL,
    texts JSON NOT NULL,
    PRIMARY KEY (subject, version)
);
CREATE TABLE "user" (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    account BIGINT,
    team VARCHAR,
    manager INTEGER,
    deputy INTEGER,
    active BOOLEAN NOT NULL,
    away_from DATE,
    away_to DATE,
    joined_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (name),
    UNIQUE (account),
    FOREIGN KEY(manager) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(deputy) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE "case" (
    id BIGINT NOT NULL,
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
    opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
    received_at TIMESTAMP WITH TIME ZONE NOT NULL,
    complainant VARCHAR NOT NULL,
    account VARCHAR,
    summary VARCHAR NOT NULL,
    own_words VARCHAR,
    details VARCHAR,
    product VARCHAR,
    category VARCHAR,
    source VARCHAR,
    next_action VARCHAR,
    closed_at TIMESTAMP WITH TIME ZONE,
    urgent_at TIMESTAMP WITH TIME ZONE NOT NULL,
    escalate_at TIMESTAMP WITH TIME ZONE,
    review_at TIMESTAMP WITH TIME ZONE,
    due_at TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (id),
    CONSTRAINT closed_has_its_instant CHECK ((stage = 'closed') = (closed_at IS NOT NULL)),
    CONSTRAINT counts_from_one CHECK (round >= 1 AND version >= 1),
    UNIQUE (reference),
    FOREIGN KEY(calendar) REFERENCES calendar (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT stage CHECK (stage IN ('triage', 'investigation', 'review', 'decision', 'closed')),
    CONSTRAINT risk CHECK (risk IN ('low', 'medium', 'high')),
    CONSTRAINT channel CHECK (channel IN ('email', 'chat', 'phone', 'social', 'app', 'web', 'letter', 'in-person', 'regulator', 'import')),
    FOREIGN KEY(owner_id) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(offered_to) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(offered_by) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(opened_by) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (source)
);
CREATE INDEX case_account ON "case" (account);
CREATE INDEX case_closed ON "case" (urgent_at, id) WHERE stage = 'closed';
CREATE INDEX case_complainant ON "case" (complainant, id);
CREATE INDEX case_mine ON "case" (owner_id, urgent_at, id) WHERE stage <> 'closed';
CREATE INDEX case_open ON "case" (urgent_at, id) WHERE stage <> 'closed';
CREATE INDEX case_risk ON "case" (escalate_at, id) WHERE stage <> 'closed';
CREATE TABLE organisation (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    instance VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    zone VARCHAR NOT NULL,
    currency VARCHAR NOT NULL,
    regime VARCHAR NOT NULL,
    calendar VARCHAR NOT NULL,
    founded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT there_is_one CHECK (id = 1),
    FOREIGN KEY(calendar) REFERENCES calendar (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE role (
    user_id INTEGER NOT NULL,
    role VARCHAR(32) NOT NULL,
    PRIMARY KEY (user_id, role),
    FOREIGN KEY(user_id) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT role CHECK (role IN ('handler', 'investigator', 'coordinator', 'supervisor', 'compliance', 'legal', 'auditor', 'administrator'))
);
CREATE TABLE approval (
    case_id BIGINT NOT NULL,
    revision INTEGER NOT NULL,
    role VARCHAR(32) NOT NULL,
    fingerprint VARCHAR NOT NULL,
    approver INTEGER NOT NULL,
    on_behalf_of INTEGER,
    comments VARCHAR,
    approved_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (case_id, revision, role),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT role CHECK (role IN ('handler', 'investigator', 'coordinator', 'supervisor', 'compliance', 'legal', 'auditor', 'administrator')),
    FOREIGN KEY(approver) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(on_behalf_of) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE clock (
    case_id BIGINT NOT NULL,
    round INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    regime VARCHAR NOT NULL,
    regime_version VARCHAR NOT NULL,
    started_at TIMESTAMP WITH TIME ZONE NOT NULL,
    due_on DATE NOT NULL,
    due_at TIMESTAMP WITH TIME ZONE NOT NULL,
    escalate_at TIMESTAMP WITH TIME ZONE NOT NULL,
    review_at TIMESTAMP WITH TIME ZONE NOT NULL,
    escalate_share INTEGER NOT NULL,
    review_share INTEGER NOT NULL,
    stopped_at TIMESTAMP WITH TIME ZONE,
    paused_at TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (case_id, round, kind),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE communication (
    case_id BIGINT NOT NULL,
    number INTEGER NOT NULL,
    round INTEGER NOT NULL,
    kind VARCHAR(32) NOT NULL,
    channel VARCHAR(32) NOT NULL,
    text VARCHAR NOT NULL,
    sent_by INTEGER NOT NULL,
    sent_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (case_id, number),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT letterkind CHECK (kind IN ('acknowledgement', 'holding', 'clarification', 'final_response', 'other')),
    CONSTRAINT channel CHECK (channel IN ('email', 'chat', 'phone', 'social', 'app', 'web', 'letter', 'in-person', 'regulator', 'import')),
    FOREIGN KEY(sent_by) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE decision (
    case_id BIGINT NOT NULL,
    revision INTEGER NOT NULL,
    round INTEGER NOT NULL,
    fingerprint VARCHAR NOT NULL,
    outcome VARCHAR NOT NULL,
    rationale VARCHAR NOT NULL,
    policy VARCHAR NOT NULL,
    amount BIGINT NOT NULL,
    currency VARCHAR NOT NULL,
    decided_by INTEGER NOT NULL,
    decided_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (case_id, revision),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(decided_by) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE evidence (
    case_id BIGINT NOT NULL,
    number INTEGER NOT NULL,
    sha256 VARCHAR NOT NULL,
    size INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR(32) NOT NULL,
    source VARCHAR NOT NULL,
    description VARCHAR,
    added_by INTEGER NOT NULL,
    added_at TIMESTAMP WITH TIME ZONE NOT NULL,
    reviewed_by INTEGER,
    reviewed_at TIMESTAMP WITH TIME ZONE,
    review VARCHAR,
    PRIMARY KEY (case_id, number),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT evidencekind CHECK (kind IN ('document', 'call', 'screenshot', 'note', 'submission', 'original')),
    FOREIGN KEY(added_by) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(reviewed_by) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE extension (
    case_id BIGINT NOT NULL,
    number INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    round INTEGER NOT NULL,
    from_on DATE NOT NULL,
    to_on DATE NOT NULL,
    reason VARCHAR NOT NULL,
    told_at TIMESTAMP WITH TIME ZONE NOT NULL,
    by INTEGER NOT NULL,
    PRIMARY KEY (case_id, number),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(by) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE flag (
    case_id BIGINT NOT NULL,
    number INTEGER NOT NULL,
    kind VARCHAR(32) NOT NULL,
    reason VARCHAR NOT NULL,
    raised_by INTEGER NOT NULL,
    raised_at TIMESTAMP WITH TIME ZONE NOT NULL,
    cleared_by INTEGER,
    cleared_at TIMESTAMP WITH TIME ZONE,
    clearing VARCHAR,
    PRIMARY KEY (case_id, number),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT flagkind CHECK (kind IN ('compliance', 'legal', 'specialist', 'senior', 'vulnerable')),
    FOREIGN KEY(raised_by) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(cleared_by) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE note (
    case_id BIGINT NOT NULL,
    number INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    by INTEGER NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (case_id, number),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(by) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE ownership (
    case_id BIGINT NOT NULL,
    number INTEGER NOT NULL,
    owner_id INTEGER NOT NULL,
    from_at TIMESTAMP WITH TIME ZONE NOT NULL,
    to_at TIMESTAMP WITH TIME ZONE,
    reason VARCHAR,
    PRIMARY KEY (case_id, number),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(owner_id) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE party (
    case_id BIGINT NOT NULL,
    number INTEGER NOT NULL,
    role VARCHAR(32) NOT NULL,
    name VARCHAR NOT NULL,
    contact VARCHAR,
    account VARCHAR,
    PRIMARY KEY (case_id, number),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT partyrole CHECK (role IN ('complainant', 'representative'))
);
CREATE TABLE pause (
    case_id BIGINT NOT NULL,
    number INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    round INTEGER NOT NULL,
    from_at TIMESTAMP WITH TIME ZONE NOT NULL,
    to_at TIMESTAMP WITH TIME ZONE,
    reason VARCHAR NOT NULL,
    note VARCHAR,
    by INTEGER NOT NULL,
    PRIMARY KEY (case_id, number, kind),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(by) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE point (
    case_id BIGINT NOT NULL,
    number INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    finding VARCHAR,
    reason VARCHAR,
    evidence VARCHAR NOT NULL,
    found_by INTEGER,
    found_at TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (case_id, number),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(found_by) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE promise (
    case_id BIGINT NOT NULL,
    number INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    due_on DATE NOT NULL,
    by INTEGER NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    kept_at TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (case_id, number),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(by) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE proposal (
    case_id BIGINT NOT NULL,
    revision INTEGER NOT NULL,
    round INTEGER NOT NULL,
    author INTEGER NOT NULL,
    proposed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    outcome VARCHAR NOT NULL,
    rationale VARCHAR NOT NULL,
    policy VARCHAR NOT NULL,
    evidence JSON NOT NULL,
    remedy VARCHAR(32) NOT NULL,
    remedy_text VARCHAR,
    amount BIGINT NOT NULL,
    currency VARCHAR NOT NULL,
    remedy_by DATE,
    next_action VARCHAR,
    words VARCHAR NOT NULL,
    fingerprint VARCHAR NOT NULL,
    status VARCHAR(32) NOT NULL,
    returned_by INTEGER,
    comments VARCHAR,
    PRIMARY KEY (case_id, revision),
    CONSTRAINT owes_no_less_than_nothing CHECK (amount >= 0),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(author) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT remedykind CHECK (remedy IN ('none', 'apology', 'refund', 'compensation', 'correction', 'other')),
    CONSTRAINT proposalstatus CHECK (status IN ('stands', 'returned', 'withdrawn', 'replaced', 'decided')),
    FOREIGN KEY(returned_by) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE remediation (
    case_id BIGINT NOT NULL,
    number INTEGER NOT NULL,
    round INTEGER NOT NULL,
    kind VARCHAR(32) NOT NULL,
    text VARCHAR,
    amount BIGINT NOT NULL,
    currency VARCHAR NOT NULL,
    due_on DATE,
    status VARCHAR(32) NOT NULL,
    done_on DATE,
    recorded_by INTEGER NOT NULL,
    PRIMARY KEY (case_id, number),
    CONSTRAINT gives_no_less_than_nothing CHECK (amount >= 0),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT remedykind CHECK (kind IN ('none', 'apology', 'refund', 'compensation', 'correction', 'other')),
    CONSTRAINT remedystatus CHECK (status IN ('owed', 'done', 'cancelled')),
    FOREIGN KEY(recorded_by) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE review (
    case_id BIGINT NOT NULL,
    number INTEGER NOT NULL,
    round INTEGER NOT NULL,
    manager INTEGER NOT NULL,
    blocking VARCHAR NOT NULL,
    plan VARCHAR NOT NULL,
    stays BOOLEAN NOT NULL,
    reviewed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (case_id, number),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(manager) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE root_cause (
    case_id BIGINT NOT NULL,
    cause VARCHAR NOT NULL,
    note VARCHAR,
    tagged_by INTEGER NOT NULL,
    tagged_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (case_id, cause),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(tagged_by) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE task (
    case_id BIGINT NOT NULL,
    number INTEGER NOT NULL,
    kind VARCHAR(32) NOT NULL,
    text VARCHAR NOT NULL,
    person INTEGER NOT NULL,
    due_on DATE,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    done_at TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (case_id, number),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT taskkind CHECK (kind IN ('accept', 'revise', 'follow-up')),
    FOREIGN KEY(person) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED
);
