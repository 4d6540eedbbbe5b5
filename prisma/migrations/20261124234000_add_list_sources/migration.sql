-- Where lists are read again and again, and how the last reading went. The same for every tenant.
CREATE TABLE list_source (
  id text PRIMARY KEY,
  -- What tells one state of the source from another, as the source has it: an ETag, a version.
  validator text,
  attempted_at timestamptz,
  -- The last time it answered with a list that was taken, or said that nothing changed.
  read_at timestamptz,
  -- The last time that made a new version of a pack.
  changed_at timestamptz,
  problem_kind text CHECK (problem_kind IN ('refused', 'unreachable')),
  problem_text text,
  problem_faults text[] NOT NULL DEFAULT '{}',
  problem_since timestamptz,
  CHECK ((problem_kind IS NULL) = (problem_text IS NULL) AND (problem_kind IS NULL) = (problem_since IS NULL))
);
GRANT SELECT ON list_source TO sightline_app;
GRANT SELECT, INSERT, UPDATE ON list_source TO sightline_system;
