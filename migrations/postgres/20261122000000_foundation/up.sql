-- Who there is.

CREATE TABLE organisations (
    id TEXT COLLATE "C" PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('customer', 'supplier')),
    name TEXT COLLATE "C" NOT NULL,
    country TEXT COLLATE "C" NOT NULL,
    org_number TEXT COLLATE "C" NOT NULL,
    created_at TIMESTAMP NOT NULL,
    CONSTRAINT organisations_number UNIQUE (kind, country, org_number)
);

CREATE TABLE users (
    id TEXT COLLATE "C" PRIMARY KEY,
    email TEXT COLLATE "C" NOT NULL CONSTRAINT users_email UNIQUE,
    name TEXT COLLATE "C" NOT NULL,
    created_at TIMESTAMP NOT NULL,
    disabled_at TIMESTAMP
);

-- One way to prove who one is; other ways get tables of their own.
CREATE TABLE passwords (
    user_id TEXT COLLATE "C" PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    hash TEXT COLLATE "C" NOT NULL,
    changed_at TIMESTAMP NOT NULL
);

CREATE TABLE memberships (
    user_id TEXT COLLATE "C" NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    organisation_id TEXT COLLATE "C" NOT NULL REFERENCES organisations (id) ON DELETE CASCADE,
    role TEXT COLLATE "C" NOT NULL CHECK (role IN ('reader', 'assessor', 'admin')),
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (user_id, organisation_id)
);
CREATE INDEX memberships_organisation ON memberships (organisation_id);

CREATE TABLE sessions (
    id TEXT COLLATE "C" PRIMARY KEY,
    token_hash TEXT COLLATE "C" NOT NULL CONSTRAINT sessions_token UNIQUE,
    user_id TEXT COLLATE "C" REFERENCES users (id) ON DELETE CASCADE,
    organisation_id TEXT COLLATE "C" REFERENCES organisations (id) ON DELETE CASCADE,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX sessions_user ON sessions (user_id);
CREATE INDEX sessions_organisation ON sessions (organisation_id);
CREATE INDEX sessions_expires ON sessions (expires_at);

-- What a customer knows of a supplier: its own words, never another customer's.

CREATE TABLE customer_suppliers (
    customer_id TEXT COLLATE "C" NOT NULL REFERENCES organisations (id),
    supplier_id TEXT COLLATE "C" NOT NULL REFERENCES organisations (id),
    name TEXT COLLATE "C" NOT NULL,
    search_key TEXT COLLATE "C" NOT NULL,
    contact_name TEXT COLLATE "C" NOT NULL,
    contact_email TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL CHECK (language IN ('nb', 'nn', 'en', 'sv')),
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (customer_id, supplier_id)
);
CREATE INDEX customer_suppliers_supplier ON customer_suppliers (supplier_id);
CREATE INDEX customer_suppliers_search ON customer_suppliers (customer_id, search_key);

CREATE TABLE products (
    id TEXT COLLATE "C" PRIMARY KEY,
    supplier_id TEXT COLLATE "C" NOT NULL REFERENCES organisations (id),
    name TEXT COLLATE "C" NOT NULL,
    search_key TEXT COLLATE "C" NOT NULL,
    created_at TIMESTAMP NOT NULL,
    CONSTRAINT products_name UNIQUE (supplier_id, search_key)
);

CREATE TABLE customer_products (
    customer_id TEXT COLLATE "C" NOT NULL REFERENCES organisations (id),
    product_id TEXT COLLATE "C" NOT NULL REFERENCES products (id),
    description TEXT COLLATE "C" NOT NULL,
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (customer_id, product_id)
);
CREATE INDEX customer_products_product ON customer_products (product_id);

-- Published questionnaires and frameworks: the exact bytes.

CREATE TABLE definitions (
    id TEXT COLLATE "C" PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('questionnaire', 'framework')),
    key TEXT COLLATE "C" NOT NULL,
    version TEXT COLLATE "C" NOT NULL,
    sha256 TEXT COLLATE "C" NOT NULL,
    published_at TIMESTAMP NOT NULL,
    CONSTRAINT definitions_version UNIQUE (kind, key, version)
);

CREATE TABLE definition_files (
    definition_id TEXT COLLATE "C" NOT NULL REFERENCES definitions (id),
    name TEXT COLLATE "C" NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (definition_id, name)
);

-- The supplier's side: responses, evidence, submissions.

CREATE TABLE responses (
    id TEXT COLLATE "C" PRIMARY KEY,
    supplier_id TEXT COLLATE "C" NOT NULL REFERENCES organisations (id),
    product_id TEXT COLLATE "C" NOT NULL REFERENCES products (id),
    definition_id TEXT COLLATE "C" NOT NULL REFERENCES definitions (id),
    created_at TIMESTAMP NOT NULL,
    CONSTRAINT responses_product UNIQUE (product_id, definition_id)
);
CREATE INDEX responses_supplier ON responses (supplier_id);
CREATE INDEX responses_definition ON responses (definition_id);

CREATE TABLE answers (
    response_id TEXT COLLATE "C" NOT NULL REFERENCES responses (id),
    question_key TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    given BOOLEAN NOT NULL,
    revision BIGINT NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    updated_by TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (response_id, question_key)
);

CREATE TABLE evidence (
    id TEXT COLLATE "C" PRIMARY KEY,
    supplier_id TEXT COLLATE "C" NOT NULL REFERENCES organisations (id),
    file_name TEXT COLLATE "C" NOT NULL,
    media_type TEXT COLLATE "C" NOT NULL,
    size BIGINT NOT NULL,
    sha256 TEXT COLLATE "C" NOT NULL,
    uploaded_at TIMESTAMP NOT NULL,
    uploaded_by TEXT COLLATE "C" NOT NULL
);
CREATE INDEX evidence_supplier ON evidence (supplier_id);

CREATE TABLE citations (
    id TEXT COLLATE "C" PRIMARY KEY,
    response_id TEXT COLLATE "C" NOT NULL REFERENCES responses (id),
    question_key TEXT COLLATE "C" NOT NULL,
    evidence_id TEXT COLLATE "C" NOT NULL REFERENCES evidence (id),
    place TEXT COLLATE "C" NOT NULL,
    created_at TIMESTAMP NOT NULL,
    CONSTRAINT citations_once UNIQUE (response_id, question_key, evidence_id)
);
CREATE INDEX citations_evidence ON citations (evidence_id);

CREATE TABLE submissions (
    id TEXT COLLATE "C" PRIMARY KEY,
    response_id TEXT COLLATE "C" NOT NULL REFERENCES responses (id),
    number BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    sha256 TEXT COLLATE "C" NOT NULL,
    answered BIGINT NOT NULL,
    asked BIGINT NOT NULL,
    submitted_at TIMESTAMP NOT NULL,
    CONSTRAINT submissions_number UNIQUE (response_id, number)
);

CREATE TABLE submission_evidence (
    submission_id TEXT COLLATE "C" NOT NULL REFERENCES submissions (id),
    evidence_id TEXT COLLATE "C" NOT NULL REFERENCES evidence (id),
    PRIMARY KEY (submission_id, evidence_id)
);
CREATE INDEX submission_evidence_evidence ON submission_evidence (evidence_id);

-- What a customer sends.

CREATE TABLE campaigns (
    id TEXT COLLATE "C" PRIMARY KEY,
    customer_id TEXT COLLATE "C" NOT NULL REFERENCES organisations (id),
    definition_id TEXT COLLATE "C" NOT NULL REFERENCES definitions (id),
    title TEXT COLLATE "C" NOT NULL,
    message TEXT COLLATE "C" NOT NULL,
    deadline DATE NOT NULL,
    created_at TIMESTAMP NOT NULL,
    created_by TEXT COLLATE "C" NOT NULL REFERENCES users (id)
);
CREATE INDEX campaigns_customer ON campaigns (customer_id, created_at);
CREATE INDEX campaigns_definition ON campaigns (definition_id);
CREATE INDEX campaigns_created_by ON campaigns (created_by);

CREATE TABLE requests (
    id TEXT COLLATE "C" PRIMARY KEY,
    campaign_id TEXT COLLATE "C" NOT NULL REFERENCES campaigns (id),
    customer_id TEXT COLLATE "C" NOT NULL REFERENCES organisations (id),
    supplier_id TEXT COLLATE "C" NOT NULL REFERENCES organisations (id),
    product_id TEXT COLLATE "C" NOT NULL REFERENCES products (id),
    response_id TEXT COLLATE "C" NOT NULL REFERENCES responses (id),
    submission_id TEXT COLLATE "C" REFERENCES submissions (id),
    created_at TIMESTAMP NOT NULL,
    opened_at TIMESTAMP,
    started_at TIMESTAMP,
    submitted_at TIMESTAMP,
    CONSTRAINT requests_product UNIQUE (campaign_id, product_id)
);
CREATE INDEX requests_customer ON requests (customer_id, created_at);
CREATE INDEX requests_supplier ON requests (supplier_id);
CREATE INDEX requests_product_id ON requests (product_id);
CREATE INDEX requests_response ON requests (response_id);
CREATE INDEX requests_submission ON requests (submission_id);

-- Only the hash of a token is kept; a link that has been replaced says so.
CREATE TABLE links (
    id TEXT COLLATE "C" PRIMARY KEY,
    request_id TEXT COLLATE "C" NOT NULL REFERENCES requests (id),
    token_hash TEXT COLLATE "C" NOT NULL CONSTRAINT links_token UNIQUE,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    replaced_at TIMESTAMP
);
CREATE INDEX links_request ON links (request_id);

-- Whoever opened a link may work on its request for as long as the session lives.
CREATE TABLE session_requests (
    session_id TEXT COLLATE "C" NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    request_id TEXT COLLATE "C" NOT NULL REFERENCES requests (id),
    PRIMARY KEY (session_id, request_id)
);
CREATE INDEX session_requests_request ON session_requests (request_id);

-- The outbox. The body holds the link as long as somebody may still have to send or copy it, and no longer.
CREATE TABLE mails (
    id TEXT COLLATE "C" PRIMARY KEY,
    customer_id TEXT COLLATE "C" NOT NULL REFERENCES organisations (id),
    request_id TEXT COLLATE "C" NOT NULL REFERENCES requests (id),
    recipient TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    link TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('held', 'queued', 'sent', 'failed')),
    attempts BIGINT NOT NULL,
    last_error TEXT COLLATE "C" NOT NULL,
    next_attempt_at TIMESTAMP NOT NULL,
    created_at TIMESTAMP NOT NULL,
    sent_at TIMESTAMP
);
CREATE INDEX mails_customer ON mails (customer_id);
CREATE INDEX mails_request ON mails (request_id, created_at);
CREATE INDEX mails_due ON mails (state, next_attempt_at);

-- A workbook that was read and waits for a person to confirm what becomes of it.
CREATE TABLE imports (
    id TEXT COLLATE "C" PRIMARY KEY,
    request_id TEXT COLLATE "C" NOT NULL REFERENCES requests (id),
    file_name TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX imports_request ON imports (request_id);

-- The customer's judgement.

CREATE TABLE assessments (
    id TEXT COLLATE "C" PRIMARY KEY,
    customer_id TEXT COLLATE "C" NOT NULL REFERENCES organisations (id),
    submission_id TEXT COLLATE "C" NOT NULL REFERENCES submissions (id),
    formula BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    created_by TEXT COLLATE "C" NOT NULL REFERENCES users (id),
    finished_at TIMESTAMP,
    finished_by TEXT COLLATE "C" REFERENCES users (id),
    score BIGINT,
    CONSTRAINT assessments_submission UNIQUE (customer_id, submission_id)
);
CREATE INDEX assessments_submission_id ON assessments (submission_id);
CREATE INDEX assessments_created_by ON assessments (created_by);
CREATE INDEX assessments_finished_by ON assessments (finished_by);

CREATE TABLE ratings (
    assessment_id TEXT COLLATE "C" NOT NULL REFERENCES assessments (id),
    question_key TEXT COLLATE "C" NOT NULL,
    level BIGINT CHECK (level BETWEEN 0 AND 4),
    not_applicable BOOLEAN NOT NULL,
    confidence TEXT COLLATE "C" CHECK (confidence IN ('claimed', 'documented', 'verified')),
    reason TEXT COLLATE "C" NOT NULL,
    revision BIGINT NOT NULL,
    rated_at TIMESTAMP NOT NULL,
    rated_by TEXT COLLATE "C" NOT NULL REFERENCES users (id),
    PRIMARY KEY (assessment_id, question_key),
    CHECK (not_applicable = FALSE OR (level IS NULL AND confidence IS NULL)),
    CHECK ((level IS NULL) = (confidence IS NULL))
);
CREATE INDEX ratings_rated_by ON ratings (rated_by);

CREATE TABLE notes (
    id TEXT COLLATE "C" PRIMARY KEY,
    assessment_id TEXT COLLATE "C" NOT NULL REFERENCES assessments (id),
    question_key TEXT COLLATE "C" NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    created_at TIMESTAMP NOT NULL,
    created_by TEXT COLLATE "C" NOT NULL REFERENCES users (id)
);
CREATE INDEX notes_assessment ON notes (assessment_id, question_key);
CREATE INDEX notes_created_by ON notes (created_by);

-- The event log: one chain for each tenant. The head makes a missing end visible.
-- Fields are text as they were hashed. No foreign key: the log outlives what it tells of.

CREATE TABLE events (
    tenant TEXT COLLATE "C" NOT NULL,
    sequence BIGINT NOT NULL,
    at TEXT COLLATE "C" NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    action TEXT COLLATE "C" NOT NULL,
    object TEXT COLLATE "C" NOT NULL,
    detail TEXT COLLATE "C" NOT NULL,
    hash TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, sequence)
);

CREATE TABLE event_heads (
    tenant TEXT COLLATE "C" PRIMARY KEY,
    sequence BIGINT NOT NULL,
    hash TEXT COLLATE "C" NOT NULL
);
