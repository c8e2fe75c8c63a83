ALTER TABLE proposal ADD COLUMN author_for INTEGER REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED;
CREATE TABLE reply (
    case_id BIGINT NOT NULL,
    number INTEGER NOT NULL,
    sender VARCHAR NOT NULL,
    channel VARCHAR(32) NOT NULL,
    text VARCHAR NOT NULL,
    received_at TIMESTAMP WITH TIME ZONE NOT NULL,
    recorded_by INTEGER NOT NULL,
    PRIMARY KEY (case_id, number),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT channel CHECK (channel IN ('email', 'chat', 'phone', 'social', 'app', 'web', 'letter', 'in-person', 'regulator', 'import')),
    FOREIGN KEY(recorded_by) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED
);
