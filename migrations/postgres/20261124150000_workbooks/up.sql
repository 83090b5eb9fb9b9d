-- Keys that the installation signs with: made at first start, never shown, never sent.
CREATE TABLE installation_keys (
    name TEXT COLLATE "C" PRIMARY KEY,
    secret TEXT COLLATE "C" NOT NULL,
    created_at TIMESTAMP NOT NULL
);

-- Lists of suppliers that were read and wait for a person of the customer to confirm.
CREATE TABLE supplier_imports (
    id TEXT COLLATE "C" PRIMARY KEY,
    customer_id TEXT COLLATE "C" NOT NULL REFERENCES organisations (id),
    file_name TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX supplier_imports_customer ON supplier_imports (customer_id);
