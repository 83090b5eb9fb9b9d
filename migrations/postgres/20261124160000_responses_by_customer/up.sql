-- A link opens what its own customer has asked for, and nothing that was written for another one.
-- So a product can have several responses to a version until the supplier's people bring them together.

ALTER TABLE responses DROP CONSTRAINT responses_product;
CREATE INDEX responses_product ON responses (product_id, definition_id);
