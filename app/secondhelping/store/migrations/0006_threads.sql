-- A post may go out as a thread where it is too long: '' for not, 'plain' or 'numbered'. It stays one post.
ALTER TABLE post ADD COLUMN thread TEXT NOT NULL DEFAULT '';
ALTER TABLE served ADD COLUMN thread TEXT NOT NULL DEFAULT '';
