-- A customer publishes versions of its own. The key of a version is unique within its owner.

ALTER TABLE definitions
    -- NULL: built in, everybody's.
    ADD COLUMN customer_id TEXT COLLATE "C" REFERENCES organisations (id),
    -- No longer sent; everything that was made under it lives on.
    ADD COLUMN withdrawn_at TIMESTAMP,
    DROP CONSTRAINT definitions_version;
CREATE UNIQUE INDEX definitions_built_in ON definitions (kind, key, version) WHERE customer_id IS NULL;
CREATE UNIQUE INDEX definitions_own ON definitions (customer_id, kind, key, version);
