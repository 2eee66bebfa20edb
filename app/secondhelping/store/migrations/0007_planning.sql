-- When a snippet may go out (JSON: first, last, season, most; {} for always), and the further wordings it may be served in.
ALTER TABLE snippet ADD COLUMN timing TEXT NOT NULL DEFAULT '{}';
ALTER TABLE snippet ADD COLUMN wordings TEXT NOT NULL DEFAULT '[]';

-- Posts that come again: the rule (iCalendar's RRULE), the first time (wall clock), the wordings that take turns, and the
-- days that are skipped. Its posts are posts like any other; they know their series and the day they stand for.
CREATE TABLE series (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    rule TEXT NOT NULL,
    first TEXT NOT NULL,
    texts TEXT NOT NULL,
    kind TEXT NOT NULL,
    accounts TEXT NOT NULL,
    skipped TEXT NOT NULL,
    until TEXT NOT NULL
);
ALTER TABLE post ADD COLUMN series_id INTEGER REFERENCES series (id) ON DELETE SET NULL;
ALTER TABLE post ADD COLUMN occurrence TEXT;
CREATE INDEX post_of_series ON post (series_id);
