-- Somebody's own workbook, while it is looked at: the file lies among the files.
CREATE TABLE foreign_workbooks (
    id TEXT COLLATE "C" PRIMARY KEY,
    organisation_id TEXT COLLATE "C" NOT NULL REFERENCES organisations (id),
    request_id TEXT COLLATE "C" REFERENCES requests (id),
    file_name TEXT COLLATE "C" NOT NULL,
    sha256 TEXT COLLATE "C" NOT NULL,
    fingerprint TEXT COLLATE "C" NOT NULL,
    mapping TEXT COLLATE "C" NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX foreign_workbooks_organisation ON foreign_workbooks (organisation_id);
CREATE INDEX foreign_workbooks_request ON foreign_workbooks (request_id);

-- What a person has said of a layout, for the next workbook that is laid out the same.
CREATE TABLE layouts (
    id TEXT COLLATE "C" PRIMARY KEY,
    organisation_id TEXT COLLATE "C" NOT NULL REFERENCES organisations (id),
    fingerprint TEXT COLLATE "C" NOT NULL,
    mapping TEXT COLLATE "C" NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    CONSTRAINT layouts_fingerprint UNIQUE (organisation_id, fingerprint)
);
