-- Statements of plan_store.c.

-- :name plan_add  (1 patient, 2 day, 3 goals, 4 author, 5 at)
INSERT INTO plan (patient, day, goals, author, at) VALUES (?1, ?2, ?3, ?4, ?5);

-- :part plan_columns
SELECT p.id, p.patient, p.day, p.state, p.goals, p.author, s.initials, p.rev

-- :name plan_by_id  (1 id)
-- :use plan_columns
FROM plan p JOIN staff s ON s.id = p.author WHERE p.id = ?1;

-- :name plan_active  (1 patient)
-- :use plan_columns
FROM plan p JOIN staff s ON s.id = p.author
WHERE p.patient = ?1 AND p.state = 'active' ORDER BY p.id DESC LIMIT 1;

-- :name plan_version  (1 id)
SELECT rev, patient, json_object('state', state, 'goals', goals) FROM plan WHERE id = ?1;

-- :name plan_set_state  (1 id, 2 state)
UPDATE plan SET state = ?2, rev = rev + 1 WHERE id = ?1;

-- :name course_add  (1 plan, 2 decision, 3 side, 4 protocol, 5 label, 6 sessions, 7 gap_min, 8 gap_usual, 9 gap_max, 10 per_week, 11 minutes, 12 changeover, 13 skill, 14 room_kind, 15 device_kind, 16 therapist, 17 dose, 18 first_day)
INSERT INTO course (plan, decision, side, protocol, label, sessions, gap_min, gap_usual, gap_max,
                    per_week, minutes, changeover, skill, room_kind, device_kind, therapist, dose, first_day)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18);

-- :part course_columns
SELECT c.id, c.plan, p.patient, c.decision, c.side, c.protocol, c.label, c.sessions, c.gap_min,
       c.gap_usual, c.gap_max, c.per_week, c.minutes, c.changeover, c.skill, c.room_kind,
       c.device_kind, c.therapist, c.dose, c.first_day, c.state, c.rev,
       (SELECT count(*) FROM session s WHERE s.course = c.id AND s.state = 'done'),
       (SELECT count(*) FROM session s WHERE s.course = c.id AND s.state IN ('booked', 'arrived', 'running')),
       (SELECT count(*) FROM session s WHERE s.course = c.id AND s.state = 'no_show'),
       (SELECT min(s.day) FROM session s WHERE s.course = c.id AND s.state = 'booked' AND s.day >= ?2)

-- Done, booked and missed are counted from the sessions, never stored.
-- :name course_by_id  (1 id, 2 today)
-- :use course_columns
FROM course c JOIN plan p ON p.id = c.plan WHERE c.id = ?1;

-- :name course_list  (1 plan, 2 today)
-- :use course_columns
FROM course c JOIN plan p ON p.id = c.plan WHERE c.plan = ?1 ORDER BY c.id;

-- Of all plans of a patient, those that are over too.
-- :name course_of_patient  (1 patient, 2 today)
-- :use course_columns
FROM plan p JOIN course c ON c.plan = p.id WHERE p.patient = ?1 ORDER BY c.id;

-- :name course_version  (1 id)
SELECT c.rev, p.patient, json_object('label', c.label, 'sessions', c.sessions, 'gap_min', c.gap_min,
       'gap_usual', c.gap_usual, 'gap_max', c.gap_max, 'per_week', c.per_week, 'minutes', c.minutes,
       'changeover', c.changeover, 'therapist', c.therapist, 'dose', c.dose, 'first_day', c.first_day,
       'state', c.state)
FROM course c JOIN plan p ON p.id = c.plan WHERE c.id = ?1;

-- :name course_change  (1 id, 2 label, 3 sessions, 4 gap_min, 5 gap_usual, 6 gap_max, 7 per_week, 8 minutes, 9 changeover, 10 therapist, 11 dose, 12 first_day, 13 state)
UPDATE course SET label = ?2, sessions = ?3, gap_min = ?4, gap_usual = ?5, gap_max = ?6,
       per_week = ?7, minutes = ?8, changeover = ?9, therapist = ?10, dose = ?11, first_day = ?12,
       state = ?13, rev = rev + 1
WHERE id = ?1;
