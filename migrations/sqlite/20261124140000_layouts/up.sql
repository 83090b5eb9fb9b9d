-- Somebody's own workbook, while it is looked at: the file lies among the files.
CREATE TABLE foreign_workbooks (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    request_id TEXT REFERENCES requests (id),
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    mapping TEXT NOT NULL CHECK (json_valid(mapping)),
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX foreign_workbooks_organisation ON foreign_workbooks (organisation_id);
CREATE INDEX foreign_workbooks_request ON foreign_workbooks (request_id);

-- What a person has said of a layout, for the next workbook that is laid out the same.
CREATE TABLE layouts (
    id TEXT PRIMARY KEY,
    organisation_id TEXT NOT NULL REFERENCES organisations (id),
    fingerprint TEXT NOT NULL,
    mapping TEXT NOT NULL CHECK (json_valid(mapping)),
    updated_at TEXT NOT NULL,
    CONSTRAINT layouts_fingerprint UNIQUE (organisation_id, fingerprint)
) STRICT;
