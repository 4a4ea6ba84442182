-- Short numbers that unlock a screen, and wrong tries that slow down the next.

ALTER TABLE staff ADD COLUMN pin TEXT;   -- Argon2id, as libsodium writes it; NULL: none is set

-- Wrong tries since the last right one.  who is a station, or four digits of a digest of the
-- name that was typed: that may have been a password, and need not be anybody's.
CREATE TABLE wrong_try (
  kind  TEXT NOT NULL CHECK (kind IN ('person', 'station')),
  who   TEXT NOT NULL,
  n     INTEGER NOT NULL CHECK (n > 0),
  at    INTEGER NOT NULL,                -- of the last one
  PRIMARY KEY (kind, who)
) STRICT, WITHOUT ROWID;
