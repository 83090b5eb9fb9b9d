-- Fails, and changes nothing, where a product has several responses to a version.

DROP INDEX responses_product;
ALTER TABLE responses ADD CONSTRAINT responses_product UNIQUE (product_id, definition_id);
