-- What the rules of every register, the review's way to the archive and the year's plan keep.

-- The last day of the tool version that a classification was made in, so that what is old is asked for by the day it is.
ALTER TABLE classifications ADD COLUMN tool_until TEXT;
ALTER TABLE assets ADD COLUMN tool_until TEXT;
UPDATE classifications SET tool_until = (SELECT valid_to FROM picks WHERE list = 'tools' AND code = classifications.tool);
UPDATE assets SET tool_until = (SELECT c.tool_until FROM classifications c WHERE c.id = assets.classification);
UPDATE assets SET classification_state = 'approved' WHERE classification_state = 'old_tool';
