-- Who there is.

CREATE TABLE organisations (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('customer', 'supplier')),
    name TEXT NOT NULL,
    country TEXT NOT NULL,
    org_number TEXT NOT NULL,
    created_at TEXT NOT NULL,
    CONSTRAINT organisations_number UNIQUE (kind, country, org_number)
) STRICT;

CREATE TABLE users (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL CONSTRAINT users_email UNIQUE,
    name TEXT NOT NULL,
    created_at TEXT NOT NULL,
    disabled_at TEXT
) STRICT;

-- One way to prove who one is; other ways get tables of their own.
CREATE TABLE passwords (
    user_id TEXT PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    hash TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT;

CREATE TABLE memberships (
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    organisation_id TEXT NOT NULL REFERENCES organisations (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('reader', 'assessor', 'admin')),
    created_at TEXT NOT NULL,
    PRIMARY KEY (user_id, organisation_id)
) STRICT;
CREATE INDEX memberships_organisation ON memberships (organisation_id);

CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL CONSTRAINT sessions_token UNIQUE,
    user_id TEXT REFERENCES users (id) ON DELETE CASCADE,
    organisation_id TEXT REFERENCES organisations (id) ON DELETE CASCADE,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT;
CREATE INDEX sessions_user ON sessions (user_id);
CREATE INDEX sessions_organisation ON sessions (organisation_id);
CREATE INDEX sessions_expires ON sessions (expires_at);

-- What a customer knows of a supplier: its own words, never another customer's.

CREATE TABLE customer_suppliers (
    customer_id TEXT NOT NULL REFERENCES organisations (id),
    supplier_id TEXT NOT NULL REFERENCES organisations (id),
    name TEXT NOT NULL,
    search_key TEXT NOT NULL,
    contact_name TEXT NOT NULL,
    contact_email TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('nb', 'nn', 'en', 'sv')),
    created_at TEXT NOT NULL,
    PRIMARY KEY (customer_id, supplier_id)
) STRICT;
CREATE INDEX customer_suppliers_supplier ON customer_suppliers (supplier_id);
CREATE INDEX customer_suppliers_search ON customer_suppliers (customer_id, search_key);

CREATE TABLE products (
    id TEXT PRIMARY KEY,
    supplier_id TEXT NOT NULL REFERENCES organisations (id),
    name TEXT NOT NULL,
    search_key TEXT NOT NULL,
    created_at TEXT NOT NULL,
    CONSTRAINT products_name UNIQUE (supplier_id, search_key)
) STRICT;

CREATE TABLE customer_products (
    customer_id TEXT NOT NULL REFERENCES organisations (id),
    product_id TEXT NOT NULL REFERENCES products (id),
    description TEXT NOT NULL,
    created_at TEXT NOT NULL,
    PRIMARY KEY (customer_id, product_id)
) STRICT;
CREATE INDEX customer_products_product ON customer_products (product_id);

-- Published questionnaires and frameworks: the exact bytes.

CREATE TABLE definitions (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('questionnaire', 'framework')),
    key TEXT NOT NULL,
    version TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    published_at TEXT NOT NULL,
    CONSTRAINT definitions_version UNIQUE (kind, key, version)
) STRICT;

CREATE TABLE definition_files (
    definition_id TEXT NOT NULL REFERENCES definitions (id),
    name TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (definition_id, name)
) STRICT;

-- The supplier's side: responses, evidence, submissions.

CREATE TABLE responses (
    id TEXT PRIMARY KEY,
    supplier_id TEXT NOT NULL REFERENCES organisations (id),
    product_id TEXT NOT NULL REFERENCES products (id),
    definition_id TEXT NOT NULL REFERENCES definitions (id),
    created_at TEXT NOT NULL,
    CONSTRAINT responses_product UNIQUE (product_id, definition_id)
) STRICT;
CREATE INDEX responses_supplier ON responses (supplier_id);
CREATE INDEX responses_definition ON responses (definition_id);

CREATE TABLE answers (
    response_id TEXT NOT NULL REFERENCES responses (id),
    question_key TEXT NOT NULL,
    body TEXT NOT NULL CHECK (json_valid(body)),
    given INTEGER NOT NULL CHECK (given IN (0, 1)),
    revision INTEGER NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    PRIMARY KEY (response_id, question_key)
) STRICT;

CREATE TABLE evidence (
    id TEXT PRIMARY KEY,
    supplier_id TEXT NOT NULL REFERENCES organisations (id),
    file_name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    uploaded_at TEXT NOT NULL,
    uploaded_by TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_supplier ON evidence (supplier_id);

CREATE TABLE citations (
    id TEXT PRIMARY KEY,
    response_id TEXT NOT NULL REFERENCES responses (id),
    question_key TEXT NOT NULL,
    evidence_id TEXT NOT NULL REFERENCES evidence (id),
    place TEXT NOT NULL,
    created_at TEXT NOT NULL,
    CONSTRAINT citations_once UNIQUE (response_id, question_key, evidence_id)
) STRICT;
CREATE INDEX citations_evidence ON citations (evidence_id);

CREATE TABLE submissions (
    id TEXT PRIMARY KEY,
    response_id TEXT NOT NULL REFERENCES responses (id),
    number INTEGER NOT NULL,
    body TEXT NOT NULL CHECK (json_valid(body)),
    sha256 TEXT NOT NULL,
    answered INTEGER NOT NULL,
    asked INTEGER NOT NULL,
    submitted_at TEXT NOT NULL,
    CONSTRAINT submissions_number UNIQUE (response_id, number)
) STRICT;

CREATE TABLE submission_evidence (
    submission_id TEXT NOT NULL REFERENCES submissions (id),
    evidence_id TEXT NOT NULL REFERENCES evidence (id),
    PRIMARY KEY (submission_id, evidence_id)
) STRICT;
CREATE INDEX submission_evidence_evidence ON submission_evidence (evidence_id);

-- What a customer sends.

CREATE TABLE campaigns (
    id TEXT PRIMARY KEY,
    customer_id TEXT NOT NULL REFERENCES organisations (id),
    definition_id TEXT NOT NULL REFERENCES definitions (id),
    title TEXT NOT NULL,
    message TEXT NOT NULL,
    deadline TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL REFERENCES users (id)
) STRICT;
CREATE INDEX campaigns_customer ON campaigns (customer_id, created_at);
CREATE INDEX campaigns_definition ON campaigns (definition_id);
CREATE INDEX campaigns_created_by ON campaigns (created_by);

CREATE TABLE requests (
    id TEXT PRIMARY KEY,
    campaign_id TEXT NOT NULL REFERENCES campaigns (id),
    customer_id TEXT NOT NULL REFERENCES organisations (id),
    supplier_id TEXT NOT NULL REFERENCES organisations (id),
    product_id TEXT NOT NULL REFERENCES products (id),
    response_id TEXT NOT NULL REFERENCES responses (id),
    submission_id TEXT REFERENCES submissions (id),
    created_at TEXT NOT NULL,
    opened_at TEXT,
    started_at TEXT,
    submitted_at TEXT,
    CONSTRAINT requests_product UNIQUE (campaign_id, product_id)
) STRICT;
CREATE INDEX requests_customer ON requests (customer_id, created_at);
CREATE INDEX requests_supplier ON requests (supplier_id);
CREATE INDEX requests_product_id ON requests (product_id);
CREATE INDEX requests_response ON requests (response_id);
CREATE INDEX requests_submission ON requests (submission_id);

-- Only the hash of a token is kept; a link that has been replaced says so.
CREATE TABLE links (
    id TEXT PRIMARY KEY,
    request_id TEXT NOT NULL REFERENCES requests (id),
    token_hash TEXT NOT NULL CONSTRAINT links_token UNIQUE,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    replaced_at TEXT
) STRICT;
CREATE INDEX links_request ON links (request_id);

-- Whoever opened a link may work on its request for as long as the session lives.
CREATE TABLE session_requests (
    session_id TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    request_id TEXT NOT NULL REFERENCES requests (id),
    PRIMARY KEY (session_id, request_id)
) STRICT;
CREATE INDEX session_requests_request ON session_requests (request_id);

-- The outbox. The body holds the link as long as somebody may still have to send or copy it, and no longer.
CREATE TABLE mails (
    id TEXT PRIMARY KEY,
    customer_id TEXT NOT NULL REFERENCES organisations (id),
    request_id TEXT NOT NULL REFERENCES requests (id),
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    link TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('held', 'queued', 'sent', 'failed')),
    attempts INTEGER NOT NULL,
    last_error TEXT NOT NULL,
    next_attempt_at TEXT NOT NULL,
    created_at TEXT NOT NULL,
    sent_at TEXT
) STRICT;
CREATE INDEX mails_customer ON mails (customer_id);
CREATE INDEX mails_request ON mails (request_id, created_at);
CREATE INDEX mails_due ON mails (state, next_attempt_at);

-- A workbook that was read and waits for a person to confirm what becomes of it.
CREATE TABLE imports (
    id TEXT PRIMARY KEY,
    request_id TEXT NOT NULL REFERENCES requests (id),
    file_name TEXT NOT NULL,
    body TEXT NOT NULL CHECK (json_valid(body)),
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX imports_request ON imports (request_id);

-- The customer's judgement.

CREATE TABLE assessments (
    id TEXT PRIMARY KEY,
    customer_id TEXT NOT NULL REFERENCES organisations (id),
    submission_id TEXT NOT NULL REFERENCES submissions (id),
    formula INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL REFERENCES users (id),
    finished_at TEXT,
    finished_by TEXT REFERENCES users (id),
    score INTEGER,
    CONSTRAINT assessments_submission UNIQUE (customer_id, submission_id)
) STRICT;
CREATE INDEX assessments_submission_id ON assessments (submission_id);
CREATE INDEX assessments_created_by ON assessments (created_by);
CREATE INDEX assessments_finished_by ON assessments (finished_by);

CREATE TABLE ratings (
    assessment_id TEXT NOT NULL REFERENCES assessments (id),
    question_key TEXT NOT NULL,
    level INTEGER CHECK (level BETWEEN 0 AND 4),
    not_applicable INTEGER NOT NULL CHECK (not_applicable IN (0, 1)),
    confidence TEXT CHECK (confidence IN ('claimed', 'documented', 'verified')),
    reason TEXT NOT NULL,
    revision INTEGER NOT NULL,
    rated_at TEXT NOT NULL,
    rated_by TEXT NOT NULL REFERENCES users (id),
    PRIMARY KEY (assessment_id, question_key),
    CHECK (not_applicable = 0 OR (level IS NULL AND confidence IS NULL)),
    CHECK ((level IS NULL) = (confidence IS NULL))
) STRICT;
CREATE INDEX ratings_rated_by ON ratings (rated_by);

CREATE TABLE notes (
    id TEXT PRIMARY KEY,
    assessment_id TEXT NOT NULL REFERENCES assessments (id),
    question_key TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL REFERENCES users (id)
) STRICT;
CREATE INDEX notes_assessment ON notes (assessment_id, question_key);
CREATE INDEX notes_created_by ON notes (created_by);

-- The event log: one chain for each tenant. The head makes a missing end visible.
-- Fields are text as they were hashed. No foreign key: the log outlives what it tells of.

CREATE TABLE events (
    tenant TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL CHECK (json_valid(actor)),
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    detail TEXT NOT NULL CHECK (json_valid(detail)),
    hash TEXT NOT NULL,
    PRIMARY KEY (tenant, sequence)
) STRICT;

CREATE TABLE event_heads (
    tenant TEXT PRIMARY KEY,
    sequence INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT;
