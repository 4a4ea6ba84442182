-- Statements of usage.c.

-- :name usage  (1 from day, 2 to day): by resource, and resource 0 for each visit once
SELECT 0, state, count(*), sum(minutes + changeover) FROM session
  WHERE day BETWEEN ?1 AND ?2 GROUP BY state
UNION ALL
SELECT therapist, state, count(*), sum(minutes + changeover) FROM session
  WHERE day BETWEEN ?1 AND ?2 AND therapist IS NOT NULL GROUP BY therapist, state
UNION ALL
SELECT room, state, count(*), sum(minutes + changeover) FROM session
  WHERE day BETWEEN ?1 AND ?2 AND room IS NOT NULL GROUP BY room, state
UNION ALL
SELECT device, state, count(*), sum(minutes + changeover) FROM session
  WHERE day BETWEEN ?1 AND ?2 AND device IS NOT NULL GROUP BY device, state;
