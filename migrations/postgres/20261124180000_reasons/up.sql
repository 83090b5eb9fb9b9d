-- Why questions have no answer, as written on the page that sends in; JSON, empty until somebody has written something.
ALTER TABLE responses ADD COLUMN reasons TEXT NOT NULL DEFAULT '';
