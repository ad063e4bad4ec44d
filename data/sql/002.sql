-- The registers: a table each, a column a field; lists of references in tables of their own.
-- The order is that of lykta_registers_get (). A test compares every declaration with this file.

CREATE TABLE assets (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  name TEXT,
  reference TEXT,
  kind TEXT,
  lifecycle TEXT,
  locality TEXT,
  information_owner INTEGER REFERENCES people (id),
  object_leader INTEGER REFERENCES people (id),
  object_owner INTEGER REFERENCES people (id),
  administrator INTEGER REFERENCES people (id),
  unit INTEGER REFERENCES units (id),
  classification_state TEXT,
  classes TEXT,
  reclassify_by TEXT,
  classification INTEGER REFERENCES classifications (id),
  first_approved TEXT,
  level_k TEXT,
  level_r TEXT,
  level_t TEXT,
  level_s TEXT,
  personal_data TEXT,
  volume TEXT,
  agreement_state TEXT,
  agreement_until TEXT,
  supplier INTEGER REFERENCES suppliers (id),
  contract INTEGER REFERENCES contracts (id),
  mtd INTEGER,
  rto INTEGER,
  rpo INTEGER,
  description TEXT,
  url TEXT,
  used_from TEXT,
  used_to TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX assets_information_owner ON assets (information_owner);
CREATE INDEX assets_object_leader ON assets (object_leader);
CREATE INDEX assets_object_owner ON assets (object_owner);
CREATE INDEX assets_administrator ON assets (administrator);
CREATE INDEX assets_unit ON assets (unit);
CREATE INDEX assets_classification ON assets (classification);
CREATE INDEX assets_supplier ON assets (supplier);
CREATE INDEX assets_contract ON assets (contract);
CREATE TABLE assets__depends_on (
  id INTEGER NOT NULL REFERENCES assets (id),
  position INTEGER NOT NULL,
  target INTEGER NOT NULL REFERENCES assets (id),
  PRIMARY KEY (id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX assets__depends_on_target ON assets__depends_on (target);

CREATE TABLE classifications (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  title TEXT,
  asset INTEGER REFERENCES assets (id),
  performed TEXT,
  tool TEXT,
  state TEXT,
  information_types TEXT,
  personal_data TEXT,
  laws TEXT,
  outage INTEGER,
  classes TEXT,
  level_k TEXT,
  why_k TEXT,
  level_r TEXT,
  why_r TEXT,
  level_t TEXT,
  why_t TEXT,
  level_s TEXT,
  why_s TEXT,
  raised TEXT,
  approved_by INTEGER REFERENCES people (id),
  approved_on TEXT,
  reclassify_date TEXT,
  reclassify_months INTEGER,
  reclassify_by TEXT,
  earlier_if TEXT,
  normative INTEGER,
  template INTEGER REFERENCES classifications (id),
  predecessor INTEGER REFERENCES classifications (id),
  document TEXT,
  actions_total INTEGER,
  actions_done INTEGER,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX classifications_asset ON classifications (asset);
CREATE INDEX classifications_approved_by ON classifications (approved_by);
CREATE INDEX classifications_template ON classifications (template);
CREATE INDEX classifications_predecessor ON classifications (predecessor);
CREATE TABLE classifications__participants (
  id INTEGER NOT NULL REFERENCES classifications (id),
  position INTEGER NOT NULL,
  target INTEGER NOT NULL REFERENCES people (id),
  PRIMARY KEY (id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX classifications__participants_target ON classifications__participants (target);

CREATE TABLE actions (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  title TEXT,
  text TEXT,
  state TEXT,
  priority TEXT,
  responsible INTEGER REFERENCES people (id),
  due TEXT,
  source TEXT,
  classification INTEGER REFERENCES classifications (id),
  incident INTEGER REFERENCES incidents (id),
  risk INTEGER REFERENCES risks (id),
  finding INTEGER REFERENCES findings (id),
  dpia INTEGER REFERENCES dpias (id),
  request INTEGER REFERENCES requests (id),
  exercise INTEGER REFERENCES exercises (id),
  meeting INTEGER REFERENCES meetings (id),
  review INTEGER REFERENCES reviews (id),
  requirement TEXT,
  fulfilment TEXT,
  how TEXT,
  cost TEXT,
  dropped_why TEXT,
  accepted_by INTEGER REFERENCES people (id),
  done_on TEXT,
  checked_on TEXT,
  outcome TEXT,
  evidence TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX actions_responsible ON actions (responsible);
CREATE INDEX actions_classification ON actions (classification);
CREATE INDEX actions_incident ON actions (incident);
CREATE INDEX actions_risk ON actions (risk);
CREATE INDEX actions_finding ON actions (finding);
CREATE INDEX actions_dpia ON actions (dpia);
CREATE INDEX actions_request ON actions (request);
CREATE INDEX actions_exercise ON actions (exercise);
CREATE INDEX actions_meeting ON actions (meeting);
CREATE INDEX actions_review ON actions (review);
CREATE INDEX actions_accepted_by ON actions (accepted_by);

CREATE TABLE contracts (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  name TEXT,
  kind TEXT,
  supplier INTEGER REFERENCES suppliers (id),
  valid_from TEXT,
  valid_to TEXT,
  dnr TEXT,
  description TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX contracts_supplier ON contracts (supplier);

CREATE TABLE transfers (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  title TEXT,
  asset INTEGER REFERENCES assets (id),
  from_contract INTEGER REFERENCES contracts (id),
  to_contract INTEGER REFERENCES contracts (id),
  planning_starts TEXT,
  transfer_date TEXT,
  state TEXT,
  blocked INTEGER,
  why_stopped TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX transfers_asset ON transfers (asset);
CREATE INDEX transfers_from_contract ON transfers (from_contract);
CREATE INDEX transfers_to_contract ON transfers (to_contract);

CREATE TABLE suppliers (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  name TEXT,
  organisation_number TEXT,
  country TEXT,
  contact TEXT,
  email TEXT,
  phone TEXT,
  url TEXT,
  processor INTEGER,
  agreement_state TEXT,
  agreement_until TEXT,
  agreements INTEGER,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;

CREATE TABLE units (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  name TEXT,
  kind TEXT,
  parent INTEGER REFERENCES units (id),
  head INTEGER REFERENCES people (id),
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX units_parent ON units (parent);
CREATE INDEX units_head ON units (head);

CREATE TABLE people (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  name TEXT,
  unit INTEGER REFERENCES units (id),
  category TEXT,
  email TEXT,
  phone TEXT,
  employed_from TEXT,
  employed_to TEXT,
  introduced_on TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX people_unit ON people (unit);

CREATE TABLE roles (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  title TEXT,
  role TEXT,
  person INTEGER REFERENCES people (id),
  unit INTEGER REFERENCES units (id),
  held_from TEXT,
  held_to TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX roles_person ON roles (person);
CREATE INDEX roles_unit ON roles (unit);

CREATE TABLE courses (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  name TEXT,
  description TEXT,
  requirement TEXT,
  roles TEXT,
  type TEXT,
  audience TEXT,
  valid_months INTEGER,
  url TEXT,
  part_of INTEGER REFERENCES courses (id),
  part_number INTEGER,
  released TEXT,
  withdrawn TEXT,
  position INTEGER,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX courses_part_of ON courses (part_of);

CREATE TABLE course_results (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  title TEXT,
  course INTEGER REFERENCES courses (id),
  part INTEGER REFERENCES courses (id),
  date TEXT,
  person INTEGER REFERENCES people (id),
  unit INTEGER REFERENCES units (id),
  category TEXT,
  done INTEGER,
  total INTEGER,
  share INTEGER,
  complete INTEGER,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX course_results_course ON course_results (course);
CREATE INDEX course_results_part ON course_results (part);
CREATE INDEX course_results_person ON course_results (person);
CREATE INDEX course_results_unit ON course_results (unit);

CREATE TABLE meetings (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  title TEXT,
  kind TEXT,
  date TEXT,
  state TEXT,
  agenda TEXT,
  notes TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE TABLE meetings__participants (
  id INTEGER NOT NULL REFERENCES meetings (id),
  position INTEGER NOT NULL,
  target INTEGER NOT NULL REFERENCES people (id),
  PRIMARY KEY (id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX meetings__participants_target ON meetings__participants (target);

CREATE TABLE decisions (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  title TEXT,
  date TEXT,
  decided_by INTEGER REFERENCES people (id),
  decided_in INTEGER REFERENCES units (id),
  why TEXT,
  consequence TEXT,
  negative INTEGER,
  dnr TEXT,
  meeting INTEGER REFERENCES meetings (id),
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX decisions_decided_by ON decisions (decided_by);
CREATE INDEX decisions_decided_in ON decisions (decided_in);
CREATE INDEX decisions_meeting ON decisions (meeting);

CREATE TABLE processings (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  name TEXT,
  state TEXT,
  role TEXT,
  purpose TEXT,
  process TEXT,
  unit INTEGER REFERENCES units (id),
  information_owner INTEGER REFERENCES people (id),
  joint_controllers TEXT,
  representative TEXT,
  controllers TEXT,
  categories TEXT,
  legal_basis TEXT,
  statute TEXT,
  exception TEXT,
  offences INTEGER,
  subjects TEXT,
  data TEXT,
  data_text TEXT,
  special INTEGER,
  privacy_sensitive INTEGER,
  personal_number INTEGER,
  protected_identity INTEGER,
  volume TEXT,
  data_source TEXT,
  informed TEXT,
  informed_how TEXT,
  recipients TEXT,
  agreement_state TEXT,
  agreement_until TEXT,
  third_country INTEGER,
  countries TEXT,
  transfer_basis TEXT,
  safeguards TEXT,
  city_position TEXT,
  security TEXT,
  classification INTEGER REFERENCES classifications (id),
  erasure TEXT,
  retention TEXT,
  retention_rule TEXT,
  dpia_need TEXT,
  reviewed_on TEXT,
  review_by TEXT,
  completeness INTEGER,
  priority INTEGER,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX processings_unit ON processings (unit);
CREATE INDEX processings_information_owner ON processings (information_owner);
CREATE INDEX processings_classification ON processings (classification);
CREATE TABLE processings__assets (
  id INTEGER NOT NULL REFERENCES processings (id),
  position INTEGER NOT NULL,
  target INTEGER NOT NULL REFERENCES assets (id),
  PRIMARY KEY (id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX processings__assets_target ON processings__assets (target);
CREATE TABLE processings__processors (
  id INTEGER NOT NULL REFERENCES processings (id),
  position INTEGER NOT NULL,
  target INTEGER NOT NULL REFERENCES suppliers (id),
  PRIMARY KEY (id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX processings__processors_target ON processings__processors (target);

CREATE TABLE agreements (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  name TEXT,
  supplier INTEGER REFERENCES suppliers (id),
  state TEXT,
  contract INTEGER REFERENCES contracts (id),
  dnr TEXT,
  template TEXT,
  signed_on TEXT,
  signed_by TEXT,
  ends_on TEXT,
  notice TEXT,
  subject TEXT,
  purpose TEXT,
  data TEXT,
  subjects TEXT,
  rights TEXT,
  locations TEXT,
  notice_hours INTEGER,
  audit_right INTEGER,
  art28_a INTEGER,
  art28_b INTEGER,
  art28_c INTEGER,
  art28_d INTEGER,
  art28_e INTEGER,
  art28_f INTEGER,
  art28_g INTEGER,
  art28_h INTEGER,
  annex_instruction INTEGER,
  instruction_on TEXT,
  annex_subprocessors INTEGER,
  missing_annex INTEGER,
  followed_up_on TEXT,
  follow_up_by TEXT,
  follow_up TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX agreements_supplier ON agreements (supplier);
CREATE INDEX agreements_contract ON agreements (contract);
CREATE TABLE agreements__processings (
  id INTEGER NOT NULL REFERENCES agreements (id),
  position INTEGER NOT NULL,
  target INTEGER NOT NULL REFERENCES processings (id),
  PRIMARY KEY (id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX agreements__processings_target ON agreements__processings (target);
CREATE TABLE agreements__assets (
  id INTEGER NOT NULL REFERENCES agreements (id),
  position INTEGER NOT NULL,
  target INTEGER NOT NULL REFERENCES assets (id),
  PRIMARY KEY (id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX agreements__assets_target ON agreements__assets (target);

CREATE TABLE dpias (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  title TEXT,
  processing INTEGER REFERENCES processings (id),
  state TEXT,
  criteria TEXT,
  criteria_met INTEGER,
  motivation TEXT,
  dpo_opinion TEXT,
  dpo_on TEXT,
  needed INTEGER,
  decided_by INTEGER REFERENCES people (id),
  decided_on TEXT,
  description TEXT,
  necessity TEXT,
  risks TEXT,
  views TEXT,
  measures TEXT,
  high_risk INTEGER,
  approved_by INTEGER REFERENCES people (id),
  approved_on TEXT,
  review_on TEXT,
  consulted INTEGER,
  consulted_on TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX dpias_processing ON dpias (processing);
CREATE INDEX dpias_decided_by ON dpias (decided_by);
CREATE INDEX dpias_approved_by ON dpias (approved_by);

CREATE TABLE requests (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  dnr TEXT,
  kind TEXT,
  state TEXT,
  due_moved TEXT,
  due TEXT,
  received TEXT,
  channel TEXT,
  initiated_by INTEGER REFERENCES people (id),
  person TEXT,
  identity_how TEXT,
  identity_on TEXT,
  counted_from TEXT,
  scope TEXT,
  performed_by INTEGER REFERENCES people (id),
  extended INTEGER,
  extended_until TEXT,
  extended_why TEXT,
  told_on TEXT,
  followed_up_by INTEGER REFERENCES people (id),
  answered_on TEXT,
  answered_how TEXT,
  outcome TEXT,
  refused_why TEXT,
  days_used INTEGER,
  in_time INTEGER,
  settled_on TEXT,
  lessons TEXT,
  weed_on TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX requests_initiated_by ON requests (initiated_by);
CREATE INDEX requests_performed_by ON requests (performed_by);
CREATE INDEX requests_followed_up_by ON requests (followed_up_by);

CREATE TABLE incidents (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  title TEXT,
  kind TEXT,
  state TEXT,
  responsible INTEGER REFERENCES people (id),
  aware TEXT,
  discovered TEXT,
  discovered_how TEXT,
  began TEXT,
  ended TEXT,
  ongoing INTEGER,
  description TEXT,
  next_due TEXT,
  dnr TEXT,
  aspects TEXT,
  persons INTEGER,
  records INTEGER,
  subjects TEXT,
  data TEXT,
  cross_border INTEGER,
  severity TEXT,
  cause TEXT,
  cause_text TEXT,
  consequences TEXT,
  measures TEXT,
  high_risk INTEGER,
  significant INTEGER,
  significant_why TEXT,
  ia_number TEXT,
  cert_called TEXT,
  cert_why TEXT,
  notified_at TEXT,
  malicious TEXT,
  supplier_origin TEXT,
  impact TEXT,
  indicators TEXT,
  recipients TEXT,
  economic_damage TEXT,
  societal TEXT,
  remaining_risks TEXT,
  prevention TEXT,
  lessons TEXT,
  closed_on TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX incidents_responsible ON incidents (responsible);
CREATE TABLE incidents__assets (
  id INTEGER NOT NULL REFERENCES incidents (id),
  position INTEGER NOT NULL,
  target INTEGER NOT NULL REFERENCES assets (id),
  PRIMARY KEY (id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX incidents__assets_target ON incidents__assets (target);
CREATE TABLE incidents__processings (
  id INTEGER NOT NULL REFERENCES incidents (id),
  position INTEGER NOT NULL,
  target INTEGER NOT NULL REFERENCES processings (id),
  PRIMARY KEY (id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX incidents__processings_target ON incidents__processings (target);

CREATE TABLE exercises (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  title TEXT,
  kind TEXT,
  date TEXT,
  state TEXT,
  place TEXT,
  supplier INTEGER REFERENCES suppliers (id),
  responsible INTEGER REFERENCES people (id),
  scope TEXT,
  result TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX exercises_supplier ON exercises (supplier);
CREATE INDEX exercises_responsible ON exercises (responsible);
CREATE TABLE exercises__assets (
  id INTEGER NOT NULL REFERENCES exercises (id),
  position INTEGER NOT NULL,
  target INTEGER NOT NULL REFERENCES assets (id),
  PRIMARY KEY (id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX exercises__assets_target ON exercises__assets (target);

CREATE TABLE risks (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  event TEXT,
  kind TEXT,
  year INTEGER,
  state TEXT,
  goal TEXT,
  goal_text TEXT,
  process TEXT,
  cause TEXT,
  owner INTEGER REFERENCES people (id),
  probability TEXT,
  consequence TEXT,
  stated_value INTEGER,
  value INTEGER,
  outage_hours TEXT,
  outage_day TEXT,
  outage_week TEXT,
  outage_month TEXT,
  treatment TEXT,
  treatment_text TEXT,
  residual_value INTEGER,
  moved_why TEXT,
  moved INTEGER,
  moved_by INTEGER REFERENCES people (id),
  moved_on TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX risks_owner ON risks (owner);
CREATE INDEX risks_moved_by ON risks (moved_by);
CREATE TABLE risks__assets (
  id INTEGER NOT NULL REFERENCES risks (id),
  position INTEGER NOT NULL,
  target INTEGER NOT NULL REFERENCES assets (id),
  PRIMARY KEY (id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX risks__assets_target ON risks__assets (target);
CREATE TABLE risks__same_risk (
  id INTEGER NOT NULL REFERENCES risks (id),
  position INTEGER NOT NULL,
  target INTEGER NOT NULL REFERENCES risks (id),
  PRIMARY KEY (id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX risks__same_risk_target ON risks__same_risk (target);

CREATE TABLE controls (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  moment TEXT,
  risk INTEGER REFERENCES risks (id),
  year INTEGER,
  frequency TEXT,
  method TEXT,
  responsible INTEGER REFERENCES people (id),
  due TEXT,
  checked_on TEXT,
  outcome TEXT,
  result TEXT,
  deviation TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX controls_risk ON controls (risk);
CREATE INDEX controls_responsible ON controls (responsible);

CREATE TABLE findings (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  title TEXT,
  source TEXT,
  report TEXT,
  report_year INTEGER,
  reported_on TEXT,
  area TEXT,
  grade TEXT,
  text TEXT,
  dnr TEXT,
  answer TEXT,
  answer_due TEXT,
  answered_on TEXT,
  responsible INTEGER REFERENCES people (id),
  considered_on TEXT,
  judged TEXT,
  judged_year INTEGER,
  open INTEGER,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX findings_responsible ON findings (responsible);
CREATE TABLE findings__activities (
  id INTEGER NOT NULL REFERENCES findings (id),
  position INTEGER NOT NULL,
  target INTEGER NOT NULL REFERENCES activities (id),
  PRIMARY KEY (id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX findings__activities_target ON findings__activities (target);

CREATE TABLE continuity (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  name TEXT,
  process TEXT,
  state TEXT,
  owner INTEGER REFERENCES people (id),
  rto INTEGER,
  fallback TEXT,
  adopted_on TEXT,
  exercised_on TEXT,
  exercise_by TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX continuity_owner ON continuity (owner);
CREATE TABLE continuity__assets (
  id INTEGER NOT NULL REFERENCES continuity (id),
  position INTEGER NOT NULL,
  target INTEGER NOT NULL REFERENCES assets (id),
  PRIMARY KEY (id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX continuity__assets_target ON continuity__assets (target);
CREATE TABLE continuity__risks (
  id INTEGER NOT NULL REFERENCES continuity (id),
  position INTEGER NOT NULL,
  target INTEGER NOT NULL REFERENCES risks (id),
  PRIMARY KEY (id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX continuity__risks_target ON continuity__risks (target);

CREATE TABLE documents (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  title TEXT,
  kind TEXT,
  state TEXT,
  issuer TEXT,
  version TEXT,
  dated TEXT,
  parent INTEGER REFERENCES documents (id),
  dnr TEXT,
  url TEXT,
  adopted_by TEXT,
  adopted_on TEXT,
  attached_to TEXT,
  responsible INTEGER REFERENCES people (id),
  interval INTEGER,
  revised_on TEXT,
  next_revision TEXT,
  known_to TEXT,
  known_on TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX documents_parent ON documents (parent);
CREATE INDEX documents_responsible ON documents (responsible);

CREATE TABLE requirements (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  name TEXT,
  framework TEXT,
  document INTEGER REFERENCES documents (id),
  clause TEXT,
  edition TEXT,
  text TEXT,
  role TEXT,
  responsible INTEGER REFERENCES people (id),
  state TEXT,
  not_applicable_why TEXT,
  evidence TEXT,
  checked_on TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX requirements_document ON requirements (document);
CREATE INDEX requirements_responsible ON requirements (responsible);

CREATE TABLE horizon (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  title TEXT,
  kind TEXT,
  noted_on TEXT,
  source TEXT,
  url TEXT,
  expected TEXT,
  actual TEXT,
  impact TEXT,
  decision TEXT,
  decided_on TEXT,
  waiting_for TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE TABLE horizon__activities (
  id INTEGER NOT NULL REFERENCES horizon (id),
  position INTEGER NOT NULL,
  target INTEGER NOT NULL REFERENCES activities (id),
  PRIMARY KEY (id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX horizon__activities_target ON horizon__activities (target);

CREATE TABLE objectives (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  text TEXT,
  measure TEXT,
  year_from INTEGER,
  year_to INTEGER,
  responsible INTEGER REFERENCES people (id),
  indicator TEXT,
  target REAL,
  value_now REAL,
  value_unit TEXT,
  result TEXT,
  evaluation TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX objectives_responsible ON objectives (responsible);

CREATE TABLE focus_areas (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  title TEXT,
  year_from INTEGER,
  year_to INTEGER,
  text TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;

CREATE TABLE activities (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  title TEXT,
  number INTEGER,
  period TEXT,
  text TEXT,
  state TEXT,
  responsible INTEGER REFERENCES people (id),
  category TEXT,
  focus_area INTEGER REFERENCES focus_areas (id),
  track TEXT,
  year_from INTEGER,
  year_to INTEGER,
  year_last INTEGER,
  due TEXT,
  done_on TEXT,
  recurrence TEXT,
  recur_month INTEGER,
  recur_day INTEGER,
  recur_every INTEGER,
  recur_anchor INTEGER,
  recur_trigger TEXT,
  only_after INTEGER REFERENCES activities (id),
  indicator TEXT,
  measure TEXT,
  review INTEGER REFERENCES reviews (id),
  outcome TEXT,
  carried_from INTEGER REFERENCES activities (id),
  times_carried INTEGER,
  why TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX activities_responsible ON activities (responsible);
CREATE INDEX activities_focus_area ON activities (focus_area);
CREATE INDEX activities_only_after ON activities (only_after);
CREATE INDEX activities_review ON activities (review);
CREATE INDEX activities_carried_from ON activities (carried_from);
CREATE TABLE activities__requirements (
  id INTEGER NOT NULL REFERENCES activities (id),
  position INTEGER NOT NULL,
  target INTEGER NOT NULL REFERENCES requirements (id),
  PRIMARY KEY (id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX activities__requirements_target ON activities__requirements (target);
CREATE TABLE activities__risks (
  id INTEGER NOT NULL REFERENCES activities (id),
  position INTEGER NOT NULL,
  target INTEGER NOT NULL REFERENCES risks (id),
  PRIMARY KEY (id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX activities__risks_target ON activities__risks (target);

CREATE TABLE reviews (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  title TEXT,
  year INTEGER,
  period_year INTEGER,
  office TEXT,
  dnr TEXT,
  state TEXT,
  informed_to TEXT,
  informed_on TEXT,
  approved_by INTEGER REFERENCES people (id),
  approved_roles TEXT,
  approved_on TEXT,
  signed_on TEXT,
  signed_how TEXT,
  attached_to TEXT,
  attached_as TEXT,
  attached_on TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX reviews_approved_by ON reviews (approved_by);

CREATE TABLE subprocessors (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  name TEXT,
  agreement INTEGER REFERENCES agreements (id),
  country TEXT,
  service TEXT,
  since TEXT,
  authorisation TEXT,
  transfer_basis TEXT,
  checked_on TEXT,
  dpf_checked_on TEXT,
  dpf_hr INTEGER,
  no_basis INTEGER,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX subprocessors_agreement ON subprocessors (agreement);

CREATE TABLE request_items (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  title TEXT,
  request INTEGER REFERENCES requests (id),
  processing INTEGER REFERENCES processings (id),
  asset INTEGER REFERENCES assets (id),
  responsible INTEGER REFERENCES people (id),
  found INTEGER,
  secrecy_reviewed TEXT,
  done_on TEXT,
  result TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX request_items_request ON request_items (request);
CREATE INDEX request_items_processing ON request_items (processing);
CREATE INDEX request_items_asset ON request_items (asset);
CREATE INDEX request_items_responsible ON request_items (responsible);

CREATE TABLE reports (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  title TEXT,
  incident INTEGER REFERENCES incidents (id),
  track TEXT,
  due TEXT,
  due_asked TEXT,
  decision TEXT,
  not_needed_why TEXT,
  state TEXT,
  sent_at TEXT,
  sent_by INTEGER REFERENCES people (id),
  via TEXT,
  receipt TEXT,
  fallback TEXT,
  how TEXT,
  late_why TEXT,
  in_time INTEGER,
  settled_on TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX reports_incident ON reports (incident);
CREATE INDEX reports_sent_by ON reports (sent_by);

CREATE TABLE timeline (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  what TEXT,
  incident INTEGER REFERENCES incidents (id),
  at TEXT,
  who TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX timeline_incident ON timeline (incident);

CREATE TABLE judgements (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  title TEXT,
  finding INTEGER REFERENCES findings (id),
  year INTEGER,
  judged TEXT,
  judged_by TEXT,
  judged_on TEXT,
  report TEXT,
  text TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX judgements_finding ON judgements (finding);

CREATE TABLE occurrences (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  title TEXT,
  activity INTEGER REFERENCES activities (id),
  period TEXT,
  due TEXT,
  responsible INTEGER REFERENCES people (id),
  state TEXT,
  done_on TEXT,
  outcome TEXT,
  evidence TEXT,
  dnr TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX occurrences_activity ON occurrences (activity);
CREATE INDEX occurrences_responsible ON occurrences (responsible);

CREATE TABLE sections (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  title TEXT,
  review INTEGER REFERENCES reviews (id),
  section TEXT,
  position INTEGER,
  text TEXT,
  as_of TEXT,
  facts TEXT,
  nothing_to_report INTEGER,
  nothing_by INTEGER REFERENCES people (id),
  nothing_on TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
CREATE INDEX sections_review ON sections (review);
CREATE INDEX sections_nothing_by ON sections (nothing_by);

CREATE TABLE office (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  name TEXT,
  committee TEXT,
  city TEXT,
  organisation_number TEXT,
  address TEXT,
  language TEXT,
  dnr_pattern TEXT,
  plan_year INTEGER,
  cert_contact TEXT,
  dpo_contact TEXT,
  ciso_contact TEXT,
  time_stamp_service TEXT,
  trust_list TEXT,
  review_retention TEXT,
  request_retention TEXT,
  reclassify_months INTEGER,
  follow_up_months INTEGER,
  introduction_days INTEGER,
  meetings_planned INTEGER,
  risk_guideline INTEGER,
  target_asset_owner INTEGER,
  target_asset_leader INTEGER,
  target_asset_classified INTEGER,
  target_transfer_reclassified INTEGER,
  target_actions_done INTEGER,
  target_processings_complete INTEGER,
  target_processor_agreement INTEGER,
  target_requests_in_time INTEGER,
  target_reports_in_time INTEGER,
  target_courses_done INTEGER,
  target_documents_revised INTEGER,
  target_activities_done INTEGER,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;

CREATE TABLE picks (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  label_sv TEXT,
  label_en TEXT,
  list TEXT,
  code TEXT,
  position INTEGER,
  value REAL,
  valid_from TEXT,
  valid_to TEXT,
  source TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;

CREATE TABLE deadlines (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  what TEXT,
  code TEXT,
  track TEXT,
  length INTEGER,
  unit TEXT,
  counted_from TEXT,
  valid_from TEXT,
  valid_to TEXT,
  source TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;

CREATE TABLE figures (
  id INTEGER PRIMARY KEY,
  changed_at TEXT,
  changed_by TEXT,
  indicator TEXT,
  year INTEGER,
  value INTEGER,
  total INTEGER,
  as_of TEXT,
  note TEXT,
  secrecy_section TEXT,
  secrecy_date TEXT,
  secrecy_authority TEXT
) STRICT;
