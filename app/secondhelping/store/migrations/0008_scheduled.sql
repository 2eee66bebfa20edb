-- Posts that a scheduler holds already, read from its own file (see store/scheduled.py). Unlike what this program wrote they
-- can be taken back: they are the owner's word.
CREATE TABLE scheduled (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    instant TEXT NOT NULL,
    source TEXT NOT NULL
);
CREATE INDEX scheduled_by_account ON scheduled (account_id, instant);
