CREATE TABLE evidence_anew (
    case_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    sha256 VARCHAR NOT NULL,
    size INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR(32) NOT NULL,
    source VARCHAR NOT NULL,
    description VARCHAR,
    added_by INTEGER NOT NULL,
    added_at DATETIME NOT NULL,
    reviewed_by INTEGER,
    reviewed_at DATETIME,
    review VARCHAR,
    received_at DATETIME,
    points VARCHAR,
    original INTEGER,
    aside_by INTEGER,
    aside_at DATETIME,
    aside VARCHAR,
    wrong VARCHAR,
    wrong_since DATETIME,
    PRIMARY KEY (case_id, number),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT evidencekind CHECK (kind IN ('document', 'call', 'screenshot', 'note', 'submission', 'original')),
    FOREIGN KEY(added_by) REFERENCES user (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(reviewed_by) REFERENCES user (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(aside_by) REFERENCES user (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO evidence_anew (case_id, number, sha256, size, name, kind, source, description, added_by, added_at, reviewed_by, reviewed_at, review) SELECT case_id, number, sha256, size, name, kind, source, description, added_by, added_at, reviewed_by, reviewed_at, review FROM evidence;
DROP TABLE evidence;
ALTER TABLE evidence_anew RENAME TO evidence;
CREATE TABLE citation (
    case_id INTEGER NOT NULL,
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
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE handling (
    custody_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    item INTEGER NOT NULL,
    what VARCHAR(32) NOT NULL,
    person INTEGER NOT NULL,
    at DATETIME NOT NULL,
    PRIMARY KEY (custody_id, number),
    FOREIGN KEY(custody_id) REFERENCES custody (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT handled CHECK (what IN ('viewed', 'exported')),
    FOREIGN KEY(person) REFERENCES user (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX handling_of_item ON handling (custody_id, item, person, what, at);
CREATE TABLE task_anew (
    case_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    kind VARCHAR(32) NOT NULL,
    text VARCHAR NOT NULL,
    person INTEGER NOT NULL,
    due_on DATE,
    made_at DATETIME NOT NULL,
    done_at DATETIME,
    PRIMARY KEY (case_id, number),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT taskkind CHECK (kind IN ('accept', 'revise', 'follow-up', 'inquire')),
    FOREIGN KEY(person) REFERENCES user (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO task_anew SELECT case_id, number, kind, text, person, due_on, made_at, done_at FROM task;
DROP TABLE task;
ALTER TABLE task_anew RENAME TO task;
