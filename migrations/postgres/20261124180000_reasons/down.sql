ALTER TABLE responses DROP COLUMN reasons;
