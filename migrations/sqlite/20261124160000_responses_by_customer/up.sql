-- A link opens what its own customer has asked for, and nothing that was written for another one.
-- So a product can have several responses to a version until the supplier's people bring them together,
-- and the table's old rule has to go, which on SQLite means another table.

PRAGMA foreign_keys = OFF;
BEGIN IMMEDIATE;

CREATE TABLE responses_new (
    id TEXT PRIMARY KEY,
    supplier_id TEXT NOT NULL REFERENCES organisations (id),
    product_id TEXT NOT NULL REFERENCES products (id),
    definition_id TEXT NOT NULL REFERENCES definitions (id),
    created_at TEXT NOT NULL
) STRICT;
INSERT INTO responses_new (id, supplier_id, product_id, definition_id, created_at)
SELECT id, supplier_id, product_id, definition_id, created_at FROM responses;
DROP TABLE responses;
ALTER TABLE responses_new RENAME TO responses;
CREATE INDEX responses_product ON responses (product_id, definition_id);
CREATE INDEX responses_supplier ON responses (supplier_id);
CREATE INDEX responses_definition ON responses (definition_id);

COMMIT;
PRAGMA foreign_keys = ON;
