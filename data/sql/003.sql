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

-- Information and people
ALTER TABLE assets ADD COLUMN need TEXT;
ALTER TABLE assets ADD COLUMN inherited TEXT;
ALTER TABLE assets ADD COLUMN from_k INTEGER REFERENCES assets (id);
ALTER TABLE assets ADD COLUMN from_r INTEGER REFERENCES assets (id);
ALTER TABLE assets ADD COLUMN from_t INTEGER REFERENCES assets (id);
ALTER TABLE assets ADD COLUMN from_s INTEGER REFERENCES assets (id);
CREATE INDEX assets_from_k ON assets (from_k) WHERE from_k IS NOT NULL;
CREATE INDEX assets_from_r ON assets (from_r) WHERE from_r IS NOT NULL;
CREATE INDEX assets_from_t ON assets (from_t) WHERE from_t IS NOT NULL;
CREATE INDEX assets_from_s ON assets (from_s) WHERE from_s IS NOT NULL;

ALTER TABLE classifications ADD COLUMN remark TEXT;
ALTER TABLE classifications ADD COLUMN replaced_by INTEGER REFERENCES classifications (id);
CREATE INDEX classifications_replaced_by ON classifications (replaced_by);

ALTER TABLE picks ADD COLUMN meaning_sv TEXT;
ALTER TABLE picks ADD COLUMN meaning_en TEXT;

-- Personal data
ALTER TABLE requests ADD COLUMN initiated_on TEXT;
ALTER TABLE requests ADD COLUMN performed_on TEXT;
ALTER TABLE requests ADD COLUMN followed_up_on TEXT;
ALTER TABLE requests ADD COLUMN fee INTEGER;
ALTER TABLE requests ADD COLUMN fee_why TEXT;

ALTER TABLE agreements ADD COLUMN art28_a_where TEXT;
ALTER TABLE agreements ADD COLUMN art28_b_where TEXT;
ALTER TABLE agreements ADD COLUMN art28_c_where TEXT;
ALTER TABLE agreements ADD COLUMN art28_d_where TEXT;
ALTER TABLE agreements ADD COLUMN art28_e_where TEXT;
ALTER TABLE agreements ADD COLUMN art28_f_where TEXT;
ALTER TABLE agreements ADD COLUMN art28_g_where TEXT;
ALTER TABLE agreements ADD COLUMN art28_h_where TEXT;
ALTER TABLE agreements ADD COLUMN authorisation TEXT;
ALTER TABLE agreements ADD COLUMN art28_2_where TEXT;
ALTER TABLE agreements ADD COLUMN art28_4 INTEGER;
ALTER TABLE agreements ADD COLUMN art28_4_where TEXT;
ALTER TABLE agreements ADD COLUMN art28_9 INTEGER;
ALTER TABLE agreements ADD COLUMN art28_9_where TEXT;
ALTER TABLE agreements ADD COLUMN completeness INTEGER;
ALTER TABLE agreements ADD COLUMN subprocessors_on TEXT;
ALTER TABLE subprocessors ADD COLUMN third_country INTEGER;
ALTER TABLE processings ADD COLUMN dpia_state TEXT;
ALTER TABLE processings ADD COLUMN warnings TEXT;

-- Events
ALTER TABLE incidents ADD COLUMN security_sensitive INTEGER;
ALTER TABLE incidents ADD COLUMN situation_at TEXT;
ALTER TABLE incidents ADD COLUMN protected_information TEXT;
ALTER TABLE incidents ADD COLUMN area TEXT;
ALTER TABLE office ADD COLUMN reply_address TEXT;

-- Risk and governance
-- A scale of its own for a kind of risk
ALTER TABLE picks ADD COLUMN only_for TEXT;
