-- Earlier answers that came along to a new version. None of them is an answer before a person has confirmed it:
-- that is why they are not rows of `answers`.
--   waiting    may stand as the answer once a person has confirmed it
--   shown      the question means something else now: shown beside it, and asked anew
--   confirmed  a person has confirmed it, and it became the answer
--   replaced   a person has answered otherwise

CREATE TABLE carried_answers (
    response_id TEXT NOT NULL REFERENCES responses (id),
    question_key TEXT NOT NULL,
    source_response_id TEXT NOT NULL REFERENCES responses (id),
    source_key TEXT NOT NULL,
    source_revision INTEGER NOT NULL,
    class TEXT NOT NULL CHECK (class IN ('unchanged', 'editorial', 'meaning_changed', 'moved', 'split', 'merged')),
    body TEXT NOT NULL CHECK (json_valid(body)),
    answered_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'shown', 'confirmed', 'replaced')),
    carried_at TEXT NOT NULL,
    settled_at TEXT,
    settled_by TEXT,
    PRIMARY KEY (response_id, question_key, source_response_id, source_key)
) STRICT;
CREATE INDEX carried_answers_source ON carried_answers (source_response_id);
