-- Fails, and changes nothing, where two owners have published the same version of the same key.

ALTER TABLE definitions ADD CONSTRAINT definitions_version UNIQUE (kind, key, version);
DROP INDEX definitions_built_in;
DROP INDEX definitions_own;
ALTER TABLE definitions DROP COLUMN customer_id, DROP COLUMN withdrawn_at;
