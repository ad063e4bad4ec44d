-- The store's own tables: what the file is, its history, its search index.

-- uuid: the file's own identity; made: when; indexes: what the derived indexes were built by
CREATE TABLE meta (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) WITHOUT ROWID, STRICT;

-- Ids are never given twice: the history names records by them.
CREATE TABLE next_ids (
  register TEXT PRIMARY KEY NOT NULL,
  id INTEGER NOT NULL
) WITHOUT ROWID, STRICT;

-- One row an edit. hash: SHA-256 over the hash before it, this row and its changes.
CREATE TABLE edits (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  label TEXT NOT NULL,
  undoes INTEGER REFERENCES edits,
  hash TEXT NOT NULL
) STRICT;

-- edit: a number of edits; lyktactl check sees to it, a foreign key would look it up for every row of an import.
-- One row a changed field; one row an inserted (new) or deleted (old) record, as JSON. Lists are JSON arrays.
CREATE TABLE changes (
  seq INTEGER PRIMARY KEY,
  edit INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('insert', 'update', 'delete')),
  register TEXT NOT NULL,
  row INTEGER NOT NULL,
  field TEXT,
  old ANY,
  new ANY,
  CHECK ((field IS NOT NULL) = (kind = 'update'))
) STRICT;

CREATE INDEX changes_row ON changes (row, register);

CREATE INDEX changes_edit ON changes (edit);

-- The history is only added to.
CREATE TRIGGER edits_keep_update BEFORE UPDATE ON edits BEGIN
  SELECT raise(ABORT, 'the history cannot be changed');
END;

CREATE TRIGGER edits_keep_delete BEFORE DELETE ON edits BEGIN
  SELECT raise(ABORT, 'the history cannot be changed');
END;

CREATE TRIGGER changes_keep_update BEFORE UPDATE ON changes BEGIN
  SELECT raise(ABORT, 'the history cannot be changed');
END;

CREATE TRIGGER changes_keep_delete BEFORE DELETE ON changes BEGIN
  SELECT raise(ABORT, 'the history cannot be changed');
END;

-- The search index, see src/core/lykta-search.c. state: what it was built by.
CREATE TABLE search_registers (
  number INTEGER PRIMARY KEY,
  register TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL
) STRICT;

CREATE TABLE search_grams (
  register INTEGER NOT NULL,
  chunk INTEGER NOT NULL,
  gram INTEGER NOT NULL,
  bits BLOB NOT NULL,
  PRIMARY KEY (register, chunk, gram)
) WITHOUT ROWID, STRICT;

CREATE TABLE search_words (
  id INTEGER PRIMARY KEY,
  register INTEGER NOT NULL,
  word TEXT NOT NULL,
  UNIQUE (register, word)
) STRICT;

CREATE TABLE search_postings (
  word INTEGER NOT NULL,
  chunk INTEGER NOT NULL,
  bits BLOB NOT NULL,
  PRIMARY KEY (word, chunk)
) WITHOUT ROWID, STRICT;
