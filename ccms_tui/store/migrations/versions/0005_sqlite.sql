ALTER TABLE clock ADD COLUMN passing INTEGER DEFAULT 1 NOT NULL;
ALTER TABLE notice RENAME TO notice_before;
DROP INDEX notice_person;
CREATE TABLE notice (
    case_id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    round INTEGER NOT NULL,
    number INTEGER NOT NULL,
    mark VARCHAR(32) NOT NULL,
    passed_at DATETIME NOT NULL,
    raised_at DATETIME NOT NULL,
    person INTEGER NOT NULL,
    part VARCHAR NOT NULL,
    missed VARCHAR,
    passing INTEGER NOT NULL,
    PRIMARY KEY (case_id, kind, round, number, mark, passing),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT mark CHECK (mark IN ('escalation', 'review', 'breach', 'broken')),
    FOREIGN KEY(person) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO notice SELECT notice_before.*, 1 FROM notice_before;
DROP TABLE notice_before;
CREATE INDEX notice_person ON notice (person, case_id);
