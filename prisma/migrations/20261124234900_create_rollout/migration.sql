-- Roll-outs of the agent: ours, over all tenants. The newest row is the roll-out; those before it are its history.
CREATE TABLE rollout (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  version text NOT NULL,
  -- Platforms that the release is for: hosts of others are not counted.
  platforms text[] NOT NULL,
  -- [{ sharePercent, soakS }], shares growing to 100.
  stages jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('running', 'paused', 'halted', 'finished')),
  halt_reason text,
  sentence text NOT NULL,
  started_at timestamptz NOT NULL,
  started_by text NOT NULL,
  state_since timestamptz NOT NULL,
  stage integer NOT NULL DEFAULT 0 CHECK (stage >= 0),
  stage_since timestamptz NOT NULL,
  CHECK ((state = 'halted') = (halt_reason IS NOT NULL))
);
CREATE INDEX rollout_started_idx ON rollout (started_at DESC);
GRANT SELECT, INSERT, UPDATE, DELETE ON rollout TO sightline_system;

-- What became of a version on a host, as its agent tells; the last word on each version.
CREATE TABLE host_update (
  tenant_id uuid NOT NULL,
  host_id uuid NOT NULL,
  release text NOT NULL,
  running text NOT NULL,
  outcome text NOT NULL,
  reason text NOT NULL,
  -- By the agent's own clock.
  at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, host_id, release),
  FOREIGN KEY (tenant_id, host_id) REFERENCES host (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX host_update_release_idx ON host_update (release);

ALTER TABLE host_update ENABLE ROW LEVEL SECURITY;
ALTER TABLE host_update FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON host_update TO sightline_app USING (tenant_id = current_tenant_id()) WITH CHECK (tenant_id = current_tenant_id());
CREATE POLICY system_rows ON host_update TO sightline_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON host_update TO sightline_app, sightline_system;
