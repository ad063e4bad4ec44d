-- The registers of the core's tests.
CREATE TABLE people (
  id INTEGER PRIMARY KEY, changed_at TEXT, changed_by TEXT,
  name TEXT, email TEXT, n_things INTEGER,
  note TEXT, secrecy_section TEXT, secrecy_date TEXT, secrecy_authority TEXT
);
CREATE TABLE things (
  id INTEGER PRIMARY KEY, changed_at TEXT, changed_by TEXT,
  name TEXT, code TEXT, description TEXT, level INTEGER, cost REAL, due TEXT, seen_at TEXT, shared INTEGER, state TEXT,
  colour TEXT, tags TEXT, owner INTEGER REFERENCES people, site TEXT, label TEXT,
  note TEXT, secrecy_section TEXT, secrecy_date TEXT, secrecy_authority TEXT
);
CREATE TABLE things__helpers (
  id INTEGER NOT NULL REFERENCES things, position INTEGER NOT NULL, target INTEGER NOT NULL REFERENCES people,
  PRIMARY KEY (id, position)
) WITHOUT ROWID;
CREATE TABLE parts (
  id INTEGER PRIMARY KEY, changed_at TEXT, changed_by TEXT,
  thing INTEGER REFERENCES things, size INTEGER,
  note TEXT, secrecy_section TEXT, secrecy_date TEXT, secrecy_authority TEXT
);
CREATE TABLE files (
  id INTEGER PRIMARY KEY, changed_at TEXT, changed_by TEXT,
  name TEXT, digest TEXT, size INTEGER,
  note TEXT, secrecy_section TEXT, secrecy_date TEXT, secrecy_authority TEXT
);
CREATE TABLE picks (
  id INTEGER PRIMARY KEY, changed_at TEXT, changed_by TEXT,
  label_sv TEXT, label_en TEXT, list TEXT, code TEXT, position INTEGER, valid_from TEXT, valid_to TEXT,
  note TEXT, secrecy_section TEXT, secrecy_date TEXT, secrecy_authority TEXT
);
-- As in data/sql: bytes that are kept.
CREATE TABLE contents (id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, size INTEGER NOT NULL) STRICT;
CREATE TABLE content_chunks (
  content INTEGER NOT NULL REFERENCES contents (id), number INTEGER NOT NULL, bytes BLOB NOT NULL, UNIQUE (content, number)
) STRICT;
