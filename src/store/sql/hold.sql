-- Statements of hold_store.c.

-- :name hold_add  (1 owner, 2 first cell, 3 cells, 4 staff, 5 station, 6 until)
INSERT INTO hold (owner, cell, cells, staff, station, until) VALUES (?1, ?2, ?3, ?4, ?5, ?6);

-- :name hold_drop  (1 staff, 2 station, 3 now): one's own, and whatever has ended
DELETE FROM hold WHERE until <= ?3 OR (staff = ?1 AND station = ?2);

-- :name hold_of_cells  (1 first cell, 2 last cell, 3 now)
SELECT h.id, h.owner, h.cell, h.cells, h.staff, h.station, h.until, s.name
FROM hold AS h JOIN staff AS s ON s.id = h.staff
WHERE h.cell BETWEEN ?1 AND ?2 AND h.until > ?3 ORDER BY h.id;
