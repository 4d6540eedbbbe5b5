-- The revision of its assignment that a host works by, as its newest report says, and since when: whether its agent knows
-- of the ports to open for others is evidence about those ports.
ALTER TABLE host_state ADD COLUMN assignment_revision integer, ADD COLUMN assignment_since timestamptz;
