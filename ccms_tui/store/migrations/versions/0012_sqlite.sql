CREATE TABLE proposal_anew (
    case_id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    round INTEGER NOT NULL,
    author INTEGER NOT NULL,
    proposed_at DATETIME NOT NULL,
    outcome VARCHAR NOT NULL,
    rationale VARCHAR NOT NULL,
    policy VARCHAR NOT NULL,
    evidence JSON NOT NULL,
    remedy VARCHAR(32) NOT NULL,
    remedy_text VARCHAR,
    amount INTEGER NOT NULL,
    currency VARCHAR NOT NULL,
    remedy_by DATE,
    next_action VARCHAR,
    words VARCHAR NOT NULL,
    fingerprint VARCHAR NOT NULL,
    status VARCHAR(32) NOT NULL,
    returned_by INTEGER,
    comments VARCHAR,
    owed_by VARCHAR,
    author_for INTEGER,
    PRIMARY KEY (case_id, revision),
    CONSTRAINT owes_no_less_than_nothing CHECK (amount >= 0),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(author) REFERENCES user (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT remedykind CHECK (remedy IN ('none', 'apology', 'refund', 'compensation', 'correction', 'other')),
    CONSTRAINT proposalstatus CHECK (status IN ('stands', 'returned', 'withdrawn', 'replaced', 'decided')),
    FOREIGN KEY(returned_by) REFERENCES user (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(author_for) REFERENCES user (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO proposal_anew (case_id, revision, round, author, proposed_at, outcome, rationale, policy, evidence, remedy, remedy_text,
    amount, currency, remedy_by, next_action, words, fingerprint, status, returned_by, comments, owed_by)
SELECT case_id, revision, round, author, proposed_at, outcome, rationale, policy, evidence, remedy, remedy_text,
    amount, currency, remedy_by, next_action, words, fingerprint, status, returned_by, comments, owed_by FROM proposal;
DROP TABLE proposal;
ALTER TABLE proposal_anew RENAME TO proposal;
CREATE TABLE reply (
    case_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    sender VARCHAR NOT NULL,
    channel VARCHAR(32) NOT NULL,
    text VARCHAR NOT NULL,
    received_at DATETIME NOT NULL,
    recorded_by INTEGER NOT NULL,
    PRIMARY KEY (case_id, number),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT channel CHECK (channel IN ('email', 'chat', 'phone', 'social', 'app', 'web', 'letter', 'in-person', 'regulator', 'import')),
    FOREIGN KEY(recorded_by) REFERENCES user (id) DEFERRABLE INITIALLY DEFERRED
);
