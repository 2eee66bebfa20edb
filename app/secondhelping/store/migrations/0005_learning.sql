-- What the owner's decisions say of a snippet that waits (see snippets/taste.py), worked out anew from them at any time:
-- it is no part of what undo takes back. `because` are the plain reasons for it.
CREATE TABLE learned (
    snippet_id INTEGER PRIMARY KEY REFERENCES snippet (id) ON DELETE CASCADE,
    liking REAL NOT NULL,
    because TEXT NOT NULL
);
-- Vectors of texts, so that no text is read by the model twice. `key` is a digest of the text.
CREATE TABLE vector (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
-- A decision that was forgotten: nothing is learned from it any more. `origin` says where the words of a snippet are from: found
-- in its document, marked there by the owner, passed on from somebody else, or put together by this program.
ALTER TABLE snippet ADD COLUMN unlearned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE snippet ADD COLUMN origin TEXT NOT NULL DEFAULT 'found';
