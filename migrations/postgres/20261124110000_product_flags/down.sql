ALTER TABLE requests DROP COLUMN flags;
ALTER TABLE campaigns DROP COLUMN left_out;
ALTER TABLE customer_products DROP COLUMN flags;
