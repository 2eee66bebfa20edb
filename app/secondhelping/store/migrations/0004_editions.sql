-- A document may have a new edition: when the latest was read, which of its passages are new, and which snippets' words
-- have gone from it. The span of a snippet that has gone is empty, at the place where its words stood.
ALTER TABLE document ADD COLUMN edition_at TEXT;
ALTER TABLE passage ADD COLUMN added INTEGER NOT NULL DEFAULT 0;
ALTER TABLE snippet ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;
