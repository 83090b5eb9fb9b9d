-- Keys that the installation signs with: made at first start, never shown, never sent.
CREATE TABLE installation_keys (
    name TEXT PRIMARY KEY,
    secret TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;

-- Lists of suppliers that were read and wait for a person of the customer to confirm.
CREATE TABLE supplier_imports (
    id TEXT PRIMARY KEY,
    customer_id TEXT NOT NULL REFERENCES organisations (id),
    file_name TEXT NOT NULL,
    body TEXT NOT NULL CHECK (json_valid(body)),
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX supplier_imports_customer ON supplier_imports (customer_id);
