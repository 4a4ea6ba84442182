-- Statements of db.c.

-- :name data_version
PRAGMA data_version;
