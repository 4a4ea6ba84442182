-- A key tells that a save was made; the digest of its parameters, that it was this one.
ALTER TABLE save_key ADD COLUMN digest TEXT;  -- SHA-256; NULL: nobody wrote it down
