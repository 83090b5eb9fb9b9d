-- Files of other formats that were read and wait for a person to confirm; forgotten after a day.

CREATE TABLE waiting_files (
    id TEXT COLLATE "C" PRIMARY KEY,
    customer_id TEXT COLLATE "C" NOT NULL REFERENCES organisations (id),
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('questionnaire', 'framework')),
    file_name TEXT COLLATE "C" NOT NULL,
    format TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL CHECK (language IN ('nb', 'nn', 'en', 'sv')),
    bytes BYTEA NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX waiting_files_customer ON waiting_files (customer_id);
