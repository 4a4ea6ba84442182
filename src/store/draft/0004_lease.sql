-- What a session is filling just now: others see it, and it ends with the session.

ALTER TABLE presence ADD COLUMN patient INTEGER NOT NULL DEFAULT 0;  -- 0: nothing, or a new patient
ALTER TABLE presence ADD COLUMN form TEXT NOT NULL DEFAULT '';       -- its title; '': nothing
