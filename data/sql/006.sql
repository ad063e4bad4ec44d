-- 006
-- events
ALTER TABLE incidents ADD COLUMN security_sensitive INTEGER;
ALTER TABLE incidents ADD COLUMN situation_at TEXT;
ALTER TABLE incidents ADD COLUMN protected_information TEXT;
ALTER TABLE incidents ADD COLUMN area TEXT;
ALTER TABLE office ADD COLUMN reply_address TEXT;
