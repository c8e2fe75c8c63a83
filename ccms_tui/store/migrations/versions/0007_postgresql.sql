CREATE TABLE leaf (
    number BIGINT NOT NULL,
    subject VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    top BYTEA NOT NULL,
    PRIMARY KEY (number),
    UNIQUE (subject, version)
);
CREATE TABLE arrival (
    number BIGINT GENERATED ALWAYS AS IDENTITY,
    xid BIGINT NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
    subject VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (number)
);
INSERT INTO arrival (subject, version) SELECT subject, version FROM event ORDER BY at, subject, version;
