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
    CONSTRAINT taskkind CHECK (kind IN ('accept', 'revise', 'follow-up', 'inquire', 'answer')),
    FOREIGN KEY(person) REFERENCES user (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO task_anew SELECT case_id, number, kind, text, person, due_on, made_at, done_at FROM task;
DROP TABLE task;
ALTER TABLE task_anew RENAME TO task;
CREATE INDEX task_open ON task (person, case_id) WHERE done_at IS NULL;
