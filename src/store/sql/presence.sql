-- Statements of presence_store.c, on drafts.db.

-- :name draft_presence_add  (1 clinic, 2 staff, 3 station, 4 at, 5 process)
INSERT INTO presence (clinic, staff, station, began, seen, process)
VALUES (?1, ?2, ?3, ?4, ?4, ?5);

-- :name draft_presence_seen  (1 id, 2 at)
UPDATE presence SET seen = ?2 WHERE id = ?1;

-- :name draft_presence_list  (1 clinic, 2 seen since)
SELECT id, staff, station, began, seen, patient, form, process FROM presence
WHERE clinic = ?1 AND seen >= ?2 AND ended_by IS NULL ORDER BY seen, id;

-- :name draft_presence_sum  (1 clinic): another number when somebody comes, goes, begins or ends a form
SELECT coalesce(sum(1000003 * id + 31 * patient + length(form)), 0) FROM presence
WHERE clinic = ?1 AND ended_by IS NULL;

-- :name draft_presence_fill  (1 id, 2 patient, 3 form)
UPDATE presence SET patient = ?2, form = ?3 WHERE id = ?1;

-- :name draft_presence_end  (1 id, 2 staff)
UPDATE presence SET ended_by = ?2 WHERE id = ?1 AND ended_by IS NULL;

-- :name draft_presence_ended  (1 id)
SELECT ended_by FROM presence WHERE id = ?1;

-- :name draft_presence_drop  (1 id)
DELETE FROM presence WHERE id = ?1;

-- :name draft_presence_forget  (1 clinic, 2 seen before)
DELETE FROM presence WHERE clinic = ?1 AND seen < ?2;
