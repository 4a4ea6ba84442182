-- Which process a session is, so that one that was killed is seen to have ended at once.

ALTER TABLE presence ADD COLUMN process TEXT NOT NULL DEFAULT '';  -- process_word(); '': not known
