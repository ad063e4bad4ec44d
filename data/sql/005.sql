-- personal data
ALTER TABLE requests ADD COLUMN initiated_on TEXT;
ALTER TABLE requests ADD COLUMN performed_on TEXT;
ALTER TABLE requests ADD COLUMN followed_up_on TEXT;
ALTER TABLE requests ADD COLUMN fee INTEGER;
ALTER TABLE requests ADD COLUMN fee_why TEXT;
