CREATE TABLE clock_before AS SELECT * FROM clock;
DROP TABLE clock;
CREATE TABLE clock (
    case_id BIGINT NOT NULL,
    round INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    regime_stage INTEGER NOT NULL,
    track VARCHAR,
    regime VARCHAR NOT NULL,
    regime_version VARCHAR NOT NULL,
    started_at TIMESTAMP WITH TIME ZONE NOT NULL,
    due_on DATE NOT NULL,
    due_at TIMESTAMP WITH TIME ZONE NOT NULL,
    escalate_at TIMESTAMP WITH TIME ZONE NOT NULL,
    review_at TIMESTAMP WITH TIME ZONE NOT NULL,
    escalate_share INTEGER NOT NULL,
    review_share INTEGER NOT NULL,
    stopped_at TIMESTAMP WITH TIME ZONE,
    paused_at TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (case_id, round, kind, number),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO clock (
    case_id, round, kind, number, regime_stage, track, regime, regime_version, started_at, due_on, due_at,
    escalate_at, review_at, escalate_share, review_share, stopped_at, paused_at
) SELECT
    case_id, round, kind, 1, 1, NULL, regime, regime_version, started_at, due_on, due_at,
    escalate_at, review_at, escalate_share, review_share, stopped_at, paused_at
FROM clock_before;
DROP TABLE clock_before;
DROP TABLE extension;
CREATE TABLE extension (
    case_id BIGINT NOT NULL,
    number INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    round INTEGER NOT NULL,
    from_on DATE NOT NULL,
    to_on DATE NOT NULL,
    ground VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    letter INTEGER,
    agreement INTEGER,
    told_at TIMESTAMP WITH TIME ZONE NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    by INTEGER NOT NULL,
    PRIMARY KEY (case_id, number),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(by) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE settlement (
    case_id BIGINT NOT NULL,
    round INTEGER NOT NULL,
    "window" VARCHAR NOT NULL,
    accepted_at TIMESTAMP WITH TIME ZONE NOT NULL,
    words VARCHAR NOT NULL,
    by INTEGER NOT NULL,
    PRIMARY KEY (case_id, round),
    FOREIGN KEY(case_id) REFERENCES "case" (id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY(by) REFERENCES "user" (id) DEFERRABLE INITIALLY DEFERRED
);
SET CONSTRAINTS ALL IMMEDIATE;
