-- Statements of draft_store.c, on drafts.db.

-- :name draft_write  (1 id, 2 rev that was seen, 3 focus, 4 answers, 5 at)
UPDATE draft SET focus = ?3, answers = ?4, at = ?5, rev = rev + 1
WHERE id = ?1 AND rev = ?2 AND discarded IS NULL;

-- Beside those of the same that are being written, where there are any.
-- :name draft_add  (1 id, 2 clinic, 3 form, 4 version, 5 subject, 6 staff, 7 focus, 8 answers,
-- 9 at, 10 response, 11 session)
INSERT INTO draft
  (id, clinic, form, version, subject, staff, focus, answers, at, response, session, beside)
SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, coalesce(max(beside) + 1, 0)
FROM draft
WHERE clinic = ?2 AND staff = ?6 AND form = ?3 AND version = ?4 AND subject = ?5
  AND response = ?10 AND session = ?11 AND discarded IS NULL;

-- :name draft_beside  (1 id)
SELECT beside FROM draft WHERE id = ?1;

-- :part draft_columns
SELECT id, form, version, subject, response, session, staff, focus, answers, at,
  coalesce(discarded, 0), rev

-- :name draft_find  (1 clinic, 2 staff, 3 form, 4 version, 5 subject, 6 response, 7 session):
-- the one being written, of several that which was written last
-- :use draft_columns
FROM draft
WHERE clinic = ?1 AND staff = ?2 AND form = ?3 AND version = ?4 AND subject = ?5
  AND response = ?6 AND session = ?7
  AND discarded IS NULL
ORDER BY at DESC, beside DESC LIMIT 1;

-- :name draft_all  (1 clinic, 2 staff)
-- :use draft_columns
FROM draft
WHERE clinic = ?1 AND staff = ?2 ORDER BY at DESC, id;

-- :name draft_subjects  (1 clinic): of whose records there are drafts
SELECT DISTINCT subject FROM draft WHERE clinic = ?1 AND subject > 0;

-- :name draft_set_aside  (1 clinic, 2 subject): kept, and of no clinic that is open
UPDATE draft SET clinic = ?1 || ' lost ' || id WHERE clinic = ?1 AND subject = ?2;

-- :name draft_adopt  (1 id, 2 subject)
UPDATE draft SET subject = ?2 WHERE id = ?1;

-- :name draft_discard  (1 id, 2 at)
UPDATE draft SET discarded = ?2 WHERE id = ?1 AND discarded IS NULL;

-- :name draft_thrown  (1 clinic, 2 staff, 3 form, 4 version, 5 subject, 6 response, 7 session,
-- 8 since): what was discarded last
-- :use draft_columns
FROM draft
WHERE clinic = ?1 AND staff = ?2 AND form = ?3 AND version = ?4 AND subject = ?5
  AND response = ?6 AND session = ?7
  AND discarded >= ?8
ORDER BY discarded DESC, id LIMIT 1;

-- :name draft_restore  (1 id)
UPDATE draft SET discarded = NULL WHERE id = ?1;

-- :name draft_drop  (1 id)
DELETE FROM draft WHERE id = ?1;
