-- What a customer says of a product, and what a request asks: flags and section keys, separated by spaces.
ALTER TABLE customer_products ADD COLUMN flags TEXT NOT NULL DEFAULT '';
ALTER TABLE campaigns ADD COLUMN left_out TEXT NOT NULL DEFAULT '';
ALTER TABLE requests ADD COLUMN flags TEXT NOT NULL DEFAULT '';
