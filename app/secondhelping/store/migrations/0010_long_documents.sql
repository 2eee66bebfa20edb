-- The last page that was read of a document whose reading was stopped before its end; 0 where it is whole.
ALTER TABLE document ADD COLUMN read_to INTEGER NOT NULL DEFAULT 0;
