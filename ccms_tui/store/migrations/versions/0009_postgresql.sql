ALTER TABLE evidence ADD COLUMN received_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE evidence ADD COLUMN points VARCHAR;
ALTER TABLE evidence ADD COLUMN original INTEGER;
ALTER TABLE evidence ADD COLUMN aside_by INTEGER REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE evidence ADD COLUMN aside_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE evidence ADD COLUMN aside VARCHAR;
ALTER TABLE evidence ADD COLUMN wrong VARCHAR;
ALTER TABLE evidence ADD COLUMN wrong_since TIMESTAMP WITH TIME ZONE;
CREATE TABLE citation (
    case_id BIGINT NOT NULL,
    revision INTEGER NOT NULL,
    number VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    policy VARCHAR NOT NULL,
    version VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    PRIMARY KEY (case_id, revision, number),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE custody (
    id BIGINT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE handling (
    custody_id BIGINT NOT NULL,
    number INTEGER NOT NULL,
    item INTEGER NOT NULL,
    what VARCHAR(32) NOT NULL,
    person INTEGER NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (custody_id, number),
    FOREIGN KEY(custody_id) REFERENCES custody (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT handled CHECK (what IN ('viewed', 'exported')),
    FOREIGN KEY(person) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX handling_of_item ON handling (custody_id, item, person, what, at);
ALTER TABLE task DROP CONSTRAINT taskkind;
ALTER TABLE task ADD CONSTRAINT taskkind CHECK (kind IN ('accept', 'revise', 'follow-up', 'inquire'));
SET CONSTRAINTS ALL IMMEDIATE;
