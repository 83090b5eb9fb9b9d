-- Fails, and changes nothing, where a product has several responses to a version.

PRAGMA foreign_keys = OFF;
BEGIN IMMEDIATE;

CREATE TABLE responses_old (
    id TEXT PRIMARY KEY,
    supplier_id TEXT NOT NULL REFERENCES organisations (id),
    product_id TEXT NOT NULL REFERENCES products (id),
    definition_id TEXT NOT NULL REFERENCES definitions (id),
    created_at TEXT NOT NULL,
    CONSTRAINT responses_product UNIQUE (product_id, definition_id)
) STRICT;
INSERT INTO responses_old (id, supplier_id, product_id, definition_id, created_at)
SELECT id, supplier_id, product_id, definition_id, created_at FROM responses;
DROP TABLE responses;
ALTER TABLE responses_old RENAME TO responses;
CREATE INDEX responses_supplier ON responses (supplier_id);
CREATE INDEX responses_definition ON responses (definition_id);

COMMIT;
PRAGMA foreign_keys = ON;
