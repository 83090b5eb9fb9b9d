DROP TABLE supplier_imports;
DROP TABLE installation_keys;
