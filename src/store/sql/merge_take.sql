-- Statements of merge_take.c.  What is taken over is noted first, so that it can be given back.

-- :name take_name_note  (1 merge, 2 gone, 3 kept)
INSERT INTO merge_change (merge, object, object_id, field, before, after)
SELECT ?1, 'name', id, 'kind', kind, 'previous' FROM name
WHERE patient = ?3 AND kind = 'current' AND ?2 > 0;

-- :name take_name  (1 merge, 2 gone, 3 kept)
UPDATE name SET kind = 'previous' WHERE patient = ?3 AND kind = 'current' AND ?1 + ?2 > 0;

-- :name take_name_copy  (1 merge, 2 gone, 3 kept)
INSERT INTO name (patient, kind, family, given, native, reading, title, shown, latin)
SELECT ?3, kind, family, given, native, reading, title, shown, latin FROM name
WHERE patient = ?2 AND kind = 'current' AND ?1 > 0 ORDER BY id;

-- :name take_name_made  (1 merge, 2 gone, 3 kept)
INSERT INTO merge_change (merge, object, object_id, field, before, after)
SELECT ?1, 'name', id, 'made', NULL, ?2 FROM name WHERE patient = ?3 AND kind = 'current';

-- :name take_born_note  (1 merge, 2 gone, 3 kept)
INSERT INTO merge_change (merge, object, object_id, field, before, after)
SELECT ?1, 'patient', k.id, 'born', k.born, g.born
FROM patient k JOIN patient g ON g.id = ?2 WHERE k.id = ?3
UNION ALL SELECT ?1, 'patient', k.id, 'born_estimated', k.born_estimated, g.born_estimated
FROM patient k JOIN patient g ON g.id = ?2 WHERE k.id = ?3;

-- :name take_born  (1 merge, 2 gone, 3 kept)
UPDATE patient SET born = g.born, born_estimated = g.born_estimated FROM patient g
WHERE patient.id = ?3 AND g.id = ?2 AND ?1 > 0;

-- :name take_sex_note  (1 merge, 2 gone, 3 kept)
INSERT INTO merge_change (merge, object, object_id, field, before, after)
SELECT ?1, 'patient', k.id, 'sex', k.sex, g.sex
FROM patient k JOIN patient g ON g.id = ?2 WHERE k.id = ?3;

-- :name take_sex  (1 merge, 2 gone, 3 kept)
UPDATE patient SET sex = g.sex FROM patient g WHERE patient.id = ?3 AND g.id = ?2 AND ?1 > 0;

-- Contacts change sides: those of the record that stays go with the other one, and copies of
-- the other one's take their place.
-- :name take_contact_note  (1 merge, 2 gone, 3 kept, 4 kind)
INSERT INTO merge_change (merge, object, object_id, field, before, after)
SELECT ?1, 'contact', id, 'patient', ?3, ?2 FROM contact WHERE patient = ?3 AND kind = ?4;

-- :name take_contact  (1 merge, 2 gone, 3 kept, 4 kind)
UPDATE contact SET patient = ?2 WHERE patient = ?3 AND kind = ?4 AND ?1 > 0;

-- :name take_contact_copy  (1 merge, 2 gone, 3 kept, 4 kind)
INSERT INTO contact (patient, kind, value, note, allowed, messages)
SELECT ?3, kind, value, note, allowed, messages FROM contact
WHERE patient = ?2 AND kind = ?4 AND id NOT IN
  (SELECT object_id FROM merge_change WHERE merge = ?1 AND object = 'contact' AND field = 'patient')
ORDER BY id;

-- :name take_contact_made  (1 merge, 2 gone, 3 kept, 4 kind)
INSERT INTO merge_change (merge, object, object_id, field, before, after)
SELECT ?1, 'contact', id, 'made', NULL, ?2 FROM contact WHERE patient = ?3 AND kind = ?4;

-- :name take_rev  (1 merge, 2 kept): the version that it left
INSERT INTO merge_change (merge, object, object_id, field, before, after)
SELECT ?1, 'patient', id, 'rev', rev - 1, rev FROM patient WHERE id = ?2;

-- :name take_stands  (1 merge, 2 kept): nobody changed the person since
SELECT 1 FROM patient p
JOIN merge_change c ON c.merge = ?1 AND c.object = 'patient' AND c.object_id = p.id AND c.field = 'rev'
WHERE p.id = ?2 AND p.rev = c.after;

-- :name take_form_note  (1 merge, 2 the form before)
INSERT INTO merge_change (merge, object, object_id, field, before, after)
SELECT ?1, 'response', id, 'form', state, 'superseded' FROM response WHERE id = ?2;

-- :name take_form  (1 the form before)
UPDATE response SET state = 'superseded' WHERE id = ?1;

-- :name take_form_made  (1 merge, 2 the form since)
INSERT INTO merge_change (merge, object, object_id, field, before, after)
SELECT ?1, 'response', id, 'form', 'error', state FROM response WHERE id = ?2;

-- :name take_births  (1 patient)
SELECT c.before FROM merge_journal m
JOIN merge_change c ON c.merge = m.id AND c.object = 'patient' AND c.object_id = m.kept AND c.field = 'born'
WHERE m.kept = ?1 AND m.undone_at IS NULL AND c.before IS NOT NULL;

-- :name untake_name_made  (1 merge, 2 kept)
DELETE FROM name WHERE patient = ?2 AND id IN
  (SELECT object_id FROM merge_change WHERE merge = ?1 AND object = 'name' AND field = 'made');

-- :name untake_name  (1 merge, 2 kept)
UPDATE name SET kind = c.before FROM merge_change c
WHERE c.merge = ?1 AND c.object = 'name' AND c.field = 'kind' AND name.id = c.object_id
  AND name.patient = ?2;

-- :name untake_born  (1 merge, 2 kept)
UPDATE patient SET born = c.before FROM merge_change c
WHERE c.merge = ?1 AND c.object = 'patient' AND c.field = 'born' AND patient.id = c.object_id
  AND patient.id = ?2;

-- :name untake_born_estimated  (1 merge, 2 kept)
UPDATE patient SET born_estimated = c.before FROM merge_change c
WHERE c.merge = ?1 AND c.object = 'patient' AND c.field = 'born_estimated'
  AND patient.id = c.object_id AND patient.id = ?2;

-- :name untake_sex  (1 merge, 2 kept)
UPDATE patient SET sex = c.before FROM merge_change c
WHERE c.merge = ?1 AND c.object = 'patient' AND c.field = 'sex' AND patient.id = c.object_id
  AND patient.id = ?2;

-- :name untake_contact_made  (1 merge, 2 kept)
DELETE FROM contact WHERE patient = ?2 AND id IN
  (SELECT object_id FROM merge_change WHERE merge = ?1 AND object = 'contact' AND field = 'made');

-- :name untake_contact  (1 merge)
UPDATE contact SET patient = c.before FROM merge_change c
WHERE c.merge = ?1 AND c.object = 'contact' AND c.field = 'patient' AND contact.id = c.object_id
  AND contact.patient = c.after;

-- :name untake_form  (1 merge, 2 kept)
UPDATE response SET state = c.before FROM merge_change c
WHERE c.merge = ?1 AND c.object = 'response' AND c.field = 'form' AND response.id = c.object_id
  AND response.state = c.after AND response.patient = ?2;
