-- Fails, and changes nothing, where two owners have published the same version of the same key.

PRAGMA foreign_keys = OFF;
BEGIN IMMEDIATE;

CREATE TABLE definitions_old (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('questionnaire', 'framework')),
    key TEXT NOT NULL,
    version TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    published_at TEXT NOT NULL,
    CONSTRAINT definitions_version UNIQUE (kind, key, version)
) STRICT;
INSERT INTO definitions_old (id, kind, key, version, sha256, published_at)
SELECT id, kind, key, version, sha256, published_at FROM definitions;
DROP TABLE definitions;
ALTER TABLE definitions_old RENAME TO definitions;

COMMIT;
PRAGMA foreign_keys = ON;
