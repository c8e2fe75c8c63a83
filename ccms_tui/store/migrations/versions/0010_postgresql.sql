ALTER TABLE point ADD COLUMN made_of VARCHAR;
ALTER TABLE point ADD COLUMN gone_at TIMESTAMP WITH TIME ZONE;
CREATE TABLE past_finding (
    case_id BIGINT NOT NULL,
    point INTEGER NOT NULL,
    number INTEGER NOT NULL,
    finding VARCHAR NOT NULL,
    reason VARCHAR,
    evidence VARCHAR NOT NULL,
    found_by INTEGER,
    found_at TIMESTAMP WITH TIME ZONE,
    ended_by INTEGER NOT NULL,
    ended_at TIMESTAMP WITH TIME ZONE NOT NULL,
    why VARCHAR,
    PRIMARY KEY (case_id, point, number),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(found_by) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(ended_by) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE colleague (
    case_id BIGINT NOT NULL,
    number INTEGER NOT NULL,
    person INTEGER NOT NULL,
    reason VARCHAR NOT NULL,
    named_by INTEGER NOT NULL,
    named_at TIMESTAMP WITH TIME ZONE NOT NULL,
    cleared_by INTEGER,
    cleared_at TIMESTAMP WITH TIME ZONE,
    clearing VARCHAR,
    PRIMARY KEY (case_id, number),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(person) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(named_by) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(cleared_by) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX colleague_person ON colleague (person, case_id);
CREATE TABLE offered (
    case_id BIGINT NOT NULL,
    revision INTEGER NOT NULL,
    number INTEGER NOT NULL,
    kind VARCHAR(32) NOT NULL,
    text VARCHAR,
    amount BIGINT NOT NULL,
    currency VARCHAR NOT NULL,
    due_on DATE,
    owed_by VARCHAR,
    PRIMARY KEY (case_id, revision, number),
    CONSTRAINT offers_no_less_than_nothing CHECK (amount >= 0),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT remedykind CHECK (kind IN ('none', 'apology', 'refund', 'compensation', 'correction', 'other'))
);
ALTER TABLE proposal ADD COLUMN owed_by VARCHAR;
ALTER TABLE decision ADD COLUMN matrix VARCHAR;
ALTER TABLE remediation ADD COLUMN owed_by VARCHAR;
CREATE TABLE referral (
    case_id BIGINT NOT NULL,
    number INTEGER NOT NULL,
    round INTEGER NOT NULL,
    body VARCHAR NOT NULL,
    reference VARCHAR,
    referred_at TIMESTAMP WITH TIME ZONE NOT NULL,
    recorded_by INTEGER NOT NULL,
    outcome VARCHAR,
    ruling VARCHAR,
    amount BIGINT NOT NULL,
    currency VARCHAR NOT NULL,
    ruled_on DATE,
    ruled_by INTEGER,
    PRIMARY KEY (case_id, number),
    CONSTRAINT awards_no_less_than_nothing CHECK (amount >= 0),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(recorded_by) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(ruled_by) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED
);
