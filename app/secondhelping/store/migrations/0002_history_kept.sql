-- An export on its way: what goes out, and where its files lie until they are put in place (see store/unfinished.py).
CREATE TABLE unfinished_export (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    scheduler TEXT NOT NULL,
    rule TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    moves TEXT NOT NULL,
    served TEXT NOT NULL
);

-- The mix rule counts what went out on an account: while there is such history, the account stays.
CREATE TRIGGER account_with_history_is_kept BEFORE DELETE ON account
WHEN EXISTS (SELECT 1 FROM served WHERE account_id = old.id) BEGIN
    SELECT RAISE(ABORT, 'an account with history is kept');
END;

-- When the first change of the mix rule is taken back, the rule that a project starts with is in force again.
CREATE TRIGGER rule_taken_back AFTER DELETE ON setting WHEN old.key = 'rule' BEGIN
    INSERT INTO rule_change (at, rule) VALUES (
        strftime('%Y-%m-%dT%H:%M:%SZ', 'now'),
        '{"name": "80/20", "window": 5, "at_most": {"promotional": 1}, "at_least": {}, "reason": ""}'
    );
END;
