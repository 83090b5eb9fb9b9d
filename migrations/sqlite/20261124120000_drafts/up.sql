-- Questionnaires that a customer is writing. `body` is the questionnaire as JSON; `about` is what belongs to the writing and not to it:
-- notes of an import, what was removed, and which revision last touched each part.
CREATE TABLE drafts (
    id TEXT PRIMARY KEY,
    customer_id TEXT NOT NULL REFERENCES organisations (id),
    base_id TEXT REFERENCES definitions (id),
    published_id TEXT REFERENCES definitions (id),
    title TEXT NOT NULL,
    questions INTEGER NOT NULL,
    body TEXT NOT NULL,
    about TEXT NOT NULL,
    revision INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL REFERENCES users (id)
) STRICT;
CREATE INDEX drafts_customer ON drafts (customer_id, updated_at);
CREATE INDEX drafts_base ON drafts (base_id);
CREATE INDEX drafts_published ON drafts (published_id);
CREATE INDEX drafts_updated_by ON drafts (updated_by);
