-- Questionnaires that a customer is writing. `body` is the questionnaire as JSON; `about` is what belongs to the writing and not to it:
-- notes of an import, what was removed, and which revision last touched each part.
CREATE TABLE drafts (
    id TEXT COLLATE "C" PRIMARY KEY,
    customer_id TEXT COLLATE "C" NOT NULL REFERENCES organisations (id),
    base_id TEXT COLLATE "C" REFERENCES definitions (id),
    published_id TEXT COLLATE "C" REFERENCES definitions (id),
    title TEXT COLLATE "C" NOT NULL,
    questions BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    about TEXT COLLATE "C" NOT NULL,
    revision BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    updated_by TEXT COLLATE "C" NOT NULL REFERENCES users (id)
);
CREATE INDEX drafts_customer ON drafts (customer_id, updated_at);
CREATE INDEX drafts_base ON drafts (base_id);
CREATE INDEX drafts_published ON drafts (published_id);
CREATE INDEX drafts_updated_by ON drafts (updated_by);
