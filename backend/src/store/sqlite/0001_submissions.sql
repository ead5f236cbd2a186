-- Every submission that was acknowledged, with the exact bytes received.
CREATE TABLE submission (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    sha256 BLOB NOT NULL,
    ars TEXT NOT NULL,
    received INTEGER NOT NULL,
    case_number TEXT NOT NULL,
    token BLOB NOT NULL,
    receipt TEXT NOT NULL
) STRICT;

-- What the municipality does not have yet, in the order in which it is due.
CREATE TABLE outbox (
    due INTEGER NOT NULL,
    number INTEGER NOT NULL REFERENCES submission,
    attempts INTEGER NOT NULL,
    PRIMARY KEY (due, number)
) STRICT, WITHOUT ROWID;

-- Bundles that are not current any more: the grace period counts from `since`.
CREATE TABLE superseded (
    bundle TEXT PRIMARY KEY,
    since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
