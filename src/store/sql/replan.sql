-- Statements of replan.c.

-- :name replan_hits  (1 from day, 2 to day, 3 resource, 0: any): what loses its place, and whom to call
SELECT s.id, ifnull(n.shown, ''), ifnull(n.latin, ''), p.number,
  (SELECT k.value FROM contact AS k WHERE k.patient = s.patient AND k.kind = 'phone'
   ORDER BY k.agreed DESC, k.id LIMIT 1),
  (SELECT max(k.agreed) FROM contact AS k
   WHERE k.patient = s.patient AND k.kind = 'phone'),
  EXISTS (SELECT 1 FROM alert AS a WHERE a.patient = s.patient AND a.ended IS NULL),
  ifnull((SELECT f.what FROM due AS f INDEXED BY due_patient WHERE f.patient = s.patient
     AND f.state = 'open' AND f.kind = 'contact' ORDER BY f.target LIMIT 1), '')
FROM session AS s
JOIN patient AS p ON p.id = s.patient
LEFT JOIN name AS n ON n.patient = s.patient AND n.kind = 'current'
WHERE s.day BETWEEN ?1 AND ?2 AND s.state IN ('booked', 'arrived')
  AND (?3 = 0 OR s.therapist = ?3 OR s.room = ?3 OR s.device = ?3)
ORDER BY s.day, s.minute, s.id;
