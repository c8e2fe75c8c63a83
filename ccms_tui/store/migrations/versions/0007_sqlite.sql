CREATE TABLE leaf (
    number INTEGER NOT NULL,
    subject VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    top BLOB NOT NULL,
    PRIMARY KEY (number),
    UNIQUE (subject, version)
);
