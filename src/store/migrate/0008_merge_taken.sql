-- What the record that stays took over of who the other one says that the person is.
ALTER TABLE merge_journal ADD COLUMN taken INTEGER NOT NULL DEFAULT 0;   -- bits: name, born, sex, phone, address
