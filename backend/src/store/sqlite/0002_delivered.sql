-- When the municipality got what it has. What was delivered before is not in here.
CREATE TABLE delivered (
    number INTEGER PRIMARY KEY REFERENCES submission,
    at INTEGER NOT NULL
) STRICT;
