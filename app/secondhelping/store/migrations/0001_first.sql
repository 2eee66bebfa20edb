-- The first shape of a project. Times of the plan are wall clock ("2026-05-12T12:30") in the zone kept in `setting`.
CREATE TABLE setting (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
);
CREATE TABLE document (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    path TEXT NOT NULL,
    format TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    language TEXT NOT NULL,
    pages INTEGER NOT NULL,
    words INTEGER NOT NULL,
    author TEXT NOT NULL,
    link TEXT NOT NULL,
    keyphrases TEXT NOT NULL,
    warnings TEXT NOT NULL,
    added_at TEXT NOT NULL
);
CREATE INDEX document_by_fingerprint ON document (fingerprint);
CREATE TABLE passage (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    role TEXT NOT NULL,
    level INTEGER NOT NULL,
    page INTEGER,
    box TEXT,
    place TEXT NOT NULL,
    links TEXT NOT NULL
);
CREATE INDEX passage_of_document ON passage (document_id, position);
CREATE TABLE snippet (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    text TEXT NOT NULL,
    original TEXT NOT NULL,
    first INTEGER NOT NULL,
    start INTEGER NOT NULL,
    last INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    page INTEGER,
    kind TEXT NOT NULL,
    suggested_kind TEXT NOT NULL,
    kind_probabilities TEXT NOT NULL,
    score REAL NOT NULL,
    standalone REAL NOT NULL,
    worth REAL NOT NULL,
    verdict TEXT NOT NULL,
    reasons TEXT NOT NULL,
    cues TEXT NOT NULL,
    keyphrases TEXT NOT NULL,
    hashtags TEXT NOT NULL,
    chosen_hashtags TEXT NOT NULL
);
CREATE INDEX snippet_of_document ON snippet (document_id);
CREATE INDEX snippet_by_verdict ON snippet (verdict);
CREATE TABLE account (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    network TEXT NOT NULL,
    name TEXT NOT NULL,
    "limit" INTEGER
);
CREATE TABLE slot (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    at TEXT NOT NULL,
    UNIQUE (account_id, weekday, at)
);
CREATE TABLE post (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    snippet_id INTEGER REFERENCES snippet (id) ON DELETE SET NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    accounts TEXT NOT NULL,
    pinned INTEGER NOT NULL
);
CREATE INDEX post_by_time ON post (at);
CREATE INDEX post_of_snippet ON post (snippet_id);
CREATE TABLE talk_time (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    minutes INTEGER NOT NULL
);

-- What went out. Rows are only ever added: neither undo nor anything else may change what was written to a file.
CREATE TABLE export (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    scheduler TEXT NOT NULL,
    rule TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    files TEXT NOT NULL,
    posts INTEGER NOT NULL
);
CREATE TABLE served (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    export_id INTEGER REFERENCES export (id),
    post_id INTEGER,
    snippet_id INTEGER,
    account_id INTEGER NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    instant TEXT NOT NULL
);
CREATE INDEX served_by_account ON served (account_id, instant);
CREATE INDEX served_of_snippet ON served (snippet_id);
CREATE TRIGGER served_stays BEFORE UPDATE ON served BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
CREATE TRIGGER served_is_kept BEFORE DELETE ON served BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
CREATE TRIGGER export_stays BEFORE UPDATE ON export BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;
CREATE TRIGGER export_is_kept BEFORE DELETE ON export BEGIN SELECT RAISE(ABORT, 'history is never changed'); END;

-- Every change of the mix rule, with its date and the owner's reason; kept by triggers, so undo is recorded too.
CREATE TABLE rule_change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    rule TEXT NOT NULL
);
CREATE TRIGGER rule_set AFTER INSERT ON setting WHEN new.key = 'rule' BEGIN
    INSERT INTO rule_change (at, rule) VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), new.value);
END;
CREATE TRIGGER rule_changed AFTER UPDATE ON setting WHEN new.key = 'rule' AND new.value <> old.value BEGIN
    INSERT INTO rule_change (at, rule) VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), new.value);
END;

-- The journal (see store/journal.py). `before` is the row as it was, NULL where there was none; `after` is filled by undo.
CREATE TABLE action (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    label TEXT NOT NULL,
    at TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE journal (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    action_id INTEGER NOT NULL REFERENCES action (id) ON DELETE CASCADE,
    noun TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    before TEXT,
    after TEXT
);
CREATE INDEX journal_of_action ON journal (action_id, seq);
CREATE TABLE recording (id INTEGER PRIMARY KEY CHECK (id = 1), action_id INTEGER);
INSERT INTO recording (id, action_id) VALUES (1, NULL);
