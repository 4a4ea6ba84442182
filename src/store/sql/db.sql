-- Statements of db.c.

-- :name data_version
PRAGMA data_version;

-- :name user_version
PRAGMA user_version;
