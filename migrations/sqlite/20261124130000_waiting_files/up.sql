-- Files of other formats that were read and wait for a person to confirm; forgotten after a day.

CREATE TABLE waiting_files (
    id TEXT PRIMARY KEY,
    customer_id TEXT NOT NULL REFERENCES organisations (id),
    kind TEXT NOT NULL CHECK (kind IN ('questionnaire', 'framework')),
    file_name TEXT NOT NULL,
    format TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('nb', 'nn', 'en', 'sv')),
    bytes BLOB NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX waiting_files_customer ON waiting_files (customer_id);
