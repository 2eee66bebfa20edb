-- How posts did, read from the network's own file: how many saw one and how many answered it in any way. They are matched to what
-- went out, so that kind and snippet are known.
CREATE TABLE result (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    snippet_id INTEGER,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    seen INTEGER NOT NULL,
    answered INTEGER NOT NULL
);
CREATE INDEX result_by_account ON result (account_id, at);
-- How near a snippet is to what the customer card says, and to which of its lines. Like `learned`, worked out anew at any time.
CREATE TABLE fit (
    snippet_id INTEGER PRIMARY KEY REFERENCES snippet (id) ON DELETE CASCADE,
    fit REAL NOT NULL,
    near TEXT NOT NULL
);
