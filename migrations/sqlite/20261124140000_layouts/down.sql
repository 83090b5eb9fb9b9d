DROP TABLE layouts;
DROP TABLE foreign_workbooks;
