ALTER TABLE "case" ADD COLUMN erased_at DATETIME;
CREATE INDEX case_erased ON "case" (erased_at) WHERE erased_at IS NOT NULL;
CREATE TABLE legal_hold (
    case_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    reason VARCHAR NOT NULL,
    held_by INTEGER NOT NULL,
    held_at DATETIME NOT NULL,
    released_by INTEGER,
    released_at DATETIME,
    releasing VARCHAR,
    PRIMARY KEY (case_id, number),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(held_by) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(released_by) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE erasure (
    case_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    basis VARCHAR(32) NOT NULL,
    reason VARCHAR NOT NULL,
    status VARCHAR(32) NOT NULL,
    requested_by INTEGER NOT NULL,
    requested_for INTEGER,
    requested_from INTEGER NOT NULL,
    requested_at DATETIME NOT NULL,
    ended_by INTEGER,
    ended_at DATETIME,
    why VARCHAR,
    PRIMARY KEY (case_id, number),
    CONSTRAINT ended_once CHECK ((status = 'requested') = (ended_at IS NULL)),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT basis CHECK (basis IN ('retention-over', 'complainant-asks', 'order')),
    CONSTRAINT erasurestatus CHECK (status IN ('requested', 'refused', 'declined', 'done')),
    FOREIGN KEY(requested_by) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(requested_for) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(ended_by) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED
);
