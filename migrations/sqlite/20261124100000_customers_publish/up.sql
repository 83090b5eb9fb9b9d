-- A customer publishes versions of its own. The key of a version is unique within its owner,
-- so the table's old rule has to go, which on SQLite means another table.

PRAGMA foreign_keys = OFF;
BEGIN IMMEDIATE;

CREATE TABLE definitions_new (
    id TEXT PRIMARY KEY,
    -- NULL: built in, everybody's.
    customer_id TEXT REFERENCES organisations (id),
    kind TEXT NOT NULL CHECK (kind IN ('questionnaire', 'framework')),
    key TEXT NOT NULL,
    version TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    published_at TEXT NOT NULL,
    -- No longer sent; everything that was made under it lives on.
    withdrawn_at TEXT
) STRICT;
INSERT INTO definitions_new (id, kind, key, version, sha256, published_at)
SELECT id, kind, key, version, sha256, published_at FROM definitions;
DROP TABLE definitions;
ALTER TABLE definitions_new RENAME TO definitions;
CREATE UNIQUE INDEX definitions_built_in ON definitions (kind, key, version) WHERE customer_id IS NULL;
CREATE UNIQUE INDEX definitions_own ON definitions (customer_id, kind, key, version);

COMMIT;
PRAGMA foreign_keys = ON;
