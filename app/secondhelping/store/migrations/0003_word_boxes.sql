-- Where each word of a passage stands on its page, line by line in tenths of a point (see domain/word_boxes.py).
ALTER TABLE passage ADD COLUMN words TEXT NOT NULL DEFAULT '[]';
