-- 006
-- events
ALTER TABLE incidents ADD COLUMN security_sensitive INTEGER;
ALTER TABLE incidents ADD COLUMN situation_at TEXT;
