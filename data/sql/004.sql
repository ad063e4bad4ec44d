-- information and people

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
