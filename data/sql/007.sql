-- risk and governance

-- A scale of its own for a kind of risk
ALTER TABLE picks ADD COLUMN only_for TEXT;
