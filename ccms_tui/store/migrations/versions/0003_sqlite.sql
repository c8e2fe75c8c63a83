ALTER TABLE clock ADD COLUMN raised VARCHAR(32) CONSTRAINT mark CHECK (raised IN ('escalation', 'review', 'breach', 'broken'));
CREATE INDEX clock_due_at ON clock (due_at, case_id) WHERE raised = 'review' AND (stopped_at IS NULL OR stopped_at > due_at) AND (paused_at IS NULL OR paused_at > due_at);
CREATE INDEX clock_escalate_at ON clock (escalate_at, case_id) WHERE raised IS NULL AND (stopped_at IS NULL OR stopped_at >= escalate_at) AND (paused_at IS NULL OR paused_at >= escalate_at);
CREATE INDEX clock_review_at ON clock (review_at, case_id) WHERE raised = 'escalation' AND (stopped_at IS NULL OR stopped_at >= review_at) AND (paused_at IS NULL OR paused_at >= review_at);
ALTER TABLE promise ADD COLUMN told_at DATETIME;
CREATE INDEX promise_waiting ON promise (due_on, case_id) WHERE kept_at IS NULL AND told_at IS NULL;
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
    PRIMARY KEY (case_id, kind, round, number, mark),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT mark CHECK (mark IN ('escalation', 'review', 'breach', 'broken')),
    FOREIGN KEY(person) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX notice_person ON notice (person, case_id);
CREATE TABLE watch (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    began_at DATETIME NOT NULL,
    swept_at DATETIME NOT NULL,
    swept_by INTEGER NOT NULL,
    examined INTEGER NOT NULL,
    acted INTEGER NOT NULL,
    skipped INTEGER NOT NULL,
    why VARCHAR,
    oldest_left DATETIME,
    PRIMARY KEY (id),
    CONSTRAINT there_is_one_watch CHECK (id = 1),
    FOREIGN KEY(swept_by) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED
);
