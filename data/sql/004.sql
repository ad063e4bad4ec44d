-- What the rules of every register, the review's way to the archive and the year's plan keep.

-- The last day of the tool version that a classification was made in, so that what is old is asked for by the day it is.
ALTER TABLE classifications ADD COLUMN tool_until TEXT;
ALTER TABLE assets ADD COLUMN tool_until TEXT;
UPDATE classifications SET tool_until = (SELECT valid_to FROM picks WHERE list = 'tools' AND code = classifications.tool);
UPDATE assets SET tool_until = (SELECT c.tool_until FROM classifications c WHERE c.id = assets.classification);
UPDATE assets SET classification_state = 'approved' WHERE classification_state = 'old_tool';

-- The review's steps: who, in which role, when; its finished files
ALTER TABLE reviews ADD COLUMN informed_by INTEGER REFERENCES people (id);
ALTER TABLE reviews ADD COLUMN informed_role TEXT;
ALTER TABLE reviews ADD COLUMN approved_file INTEGER REFERENCES attachments (id);
ALTER TABLE reviews ADD COLUMN signed_by INTEGER REFERENCES people (id);
ALTER TABLE reviews ADD COLUMN signed_roles TEXT;
ALTER TABLE reviews ADD COLUMN signed_dnr TEXT;
ALTER TABLE reviews ADD COLUMN attached_by INTEGER REFERENCES people (id);
ALTER TABLE reviews ADD COLUMN attached_role TEXT;
ALTER TABLE reviews ADD COLUMN reopened_on TEXT;
ALTER TABLE reviews ADD COLUMN reopened_why TEXT;
CREATE INDEX reviews_informed_by ON reviews (informed_by);
CREATE INDEX reviews_approved_file ON reviews (approved_file);
CREATE INDEX reviews_signed_by ON reviews (signed_by);
CREATE INDEX reviews_attached_by ON reviews (attached_by);
ALTER TABLE attachments ADD COLUMN kind TEXT;
-- What falls due and is put off until a day; it belongs to a record of any register, so that no foreign key can say to which.
CREATE TABLE snoozes (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  title TEXT,
  register TEXT,
  record INTEGER,
  field TEXT,
  until TEXT,
  reason TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX snoozes_until ON snoozes (until);

-- By what another calendar knows an activity and its occurrences
ALTER TABLE activities ADD COLUMN calendar_uid TEXT;
ALTER TABLE occurrences ADD COLUMN calendar_uid TEXT;


-- Introduction of new staff, objectives against their targets, documents whose parent has changed, themes of requirements
ALTER TABLE people ADD COLUMN introduce_by TEXT;
ALTER TABLE objectives ADD COLUMN lower_better INTEGER;
ALTER TABLE objectives ADD COLUMN value_on TEXT;
ALTER TABLE objectives ADD COLUMN reached INTEGER;
ALTER TABLE documents ADD COLUMN parent_changed_on TEXT;
ALTER TABLE documents ADD COLUMN compared_on TEXT;
ALTER TABLE documents ADD COLUMN known INTEGER;
ALTER TABLE requirements ADD COLUMN theme TEXT;
ALTER TABLE requirements ADD COLUMN applicable_why TEXT;
UPDATE people SET introduce_by = date (employed_from, '+' || (SELECT introduction_days FROM office) || ' days')
  WHERE category IN ('newly_employed', 'consultant') AND introduced_on IS NULL;
UPDATE objectives SET reached = value_now >= target WHERE value_now IS NOT NULL AND target IS NOT NULL;
UPDATE documents SET known = known_on IS NOT NULL AND known_on >= ifnull (revised_on, known_on);
UPDATE documents SET parent_changed_on =
  (SELECT max (ifnull (p.revised_on, ''), ifnull (p.adopted_on, ''), ifnull (p.dated, '')) FROM documents p WHERE p.id = documents.parent);
UPDATE documents SET parent_changed_on = NULL
  WHERE NOT (max (ifnull (revised_on, ''), ifnull (adopted_on, ''), ifnull (dated, '')) BETWEEN '0' AND parent_changed_on)
    OR max (ifnull (revised_on, ''), ifnull (adopted_on, ''), ifnull (dated, '')) = parent_changed_on;

-- When continuity plans were last tried
ALTER TABLE office ADD COLUMN exercise_months INTEGER;
ALTER TABLE continuity ADD COLUMN tried_on TEXT;
ALTER TABLE continuity ADD COLUMN try_by TEXT;
UPDATE continuity SET tried_on = exercised_on;
UPDATE continuity SET try_by = exercise_by WHERE tried_on IS NULL OR exercise_by > tried_on;
CREATE TABLE exercises__plans (
  id INTEGER NOT NULL REFERENCES exercises (id),
  position INTEGER NOT NULL,
  target INTEGER NOT NULL REFERENCES continuity (id),
  PRIMARY KEY (id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX exercises__plans_target ON exercises__plans (target);
-- What shows that an activity was done.
ALTER TABLE activities ADD COLUMN evidence TEXT;


-- That there is nothing to report
CREATE TABLE statements (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  register TEXT,
  stated_on TEXT,
  stated_by TEXT,
  last_record INTEGER,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
-- Automated decisions, of which whoever asks is told (Article 15(1)(h) GDPR)
ALTER TABLE processings ADD COLUMN automated INTEGER;
ALTER TABLE processings ADD COLUMN automated_how TEXT;
