-- Attachments and comments. They belong to a record of any register, so that no foreign key can say to which.

-- Bytes kept under their SHA-256: once, however many attachments hold them. Chunks of 256 KiB, so that they are never in memory as a whole.
CREATE TABLE contents (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL
) STRICT;
CREATE TABLE content_chunks (
  content INTEGER NOT NULL REFERENCES contents (id),
  number INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  UNIQUE (content, number)
) STRICT;

-- Bytes do not change.
CREATE TRIGGER contents_keep_update BEFORE UPDATE ON contents BEGIN
  SELECT raise(ABORT, 'contents cannot be changed');
END;
CREATE TRIGGER content_chunks_keep_update BEFORE UPDATE ON content_chunks BEGIN
  SELECT raise(ABORT, 'contents cannot be changed');
END;

CREATE TABLE attachments (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  name TEXT,
  register TEXT,
  record INTEGER,
  size INTEGER,
  media_type TEXT,
  digest TEXT,
  added_at TEXT,
  added_by TEXT,
  replaced_by INTEGER REFERENCES attachments (id),
  removed_at TEXT,
  removed_by TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX attachments_record ON attachments (record, register);
CREATE INDEX attachments_replaced_by ON attachments (replaced_by);

CREATE TABLE comments (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  title TEXT,
  register TEXT,
  record INTEGER,
  text TEXT,
  written_at TEXT,
  written_by TEXT,
  withdrawn_at TEXT,
  withdrawn_by TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX comments_record ON comments (record, register);
