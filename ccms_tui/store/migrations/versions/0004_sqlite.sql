CREATE TABLE pack (
    sha256 VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    PRIMARY KEY (sha256)
);
CREATE TABLE adoption (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    sha256 VARCHAR NOT NULL,
    regime VARCHAR NOT NULL,
    regime_version VARCHAR NOT NULL,
    from_on DATE,
    cases JSON NOT NULL,
    moves JSON NOT NULL,
    reason VARCHAR NOT NULL,
    status VARCHAR(32) NOT NULL,
    proposed_by INTEGER NOT NULL,
    proposed_for INTEGER,
    proposed_from INTEGER NOT NULL,
    proposed_at DATETIME NOT NULL,
    decided_by INTEGER,
    decided_for INTEGER,
    decided_at DATETIME,
    comment VARCHAR,
    PRIMARY KEY (id),
    CONSTRAINT decided_once CHECK ((status = 'proposed') = (decided_at IS NULL)),
    FOREIGN KEY(sha256) REFERENCES pack (sha256) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT adoptionstatus CHECK (status IN ('proposed', 'adopted', 'declined')),
    FOREIGN KEY(proposed_by) REFERENCES user (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(proposed_for) REFERENCES user (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(decided_by) REFERENCES user (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(decided_for) REFERENCES user (id) DEFERRABLE INITIALLY DEFERRED
);
