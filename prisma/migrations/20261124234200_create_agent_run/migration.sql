-- The runs of a host's agent, by what its reports say: tells a machine that was off from an agent that was, and both from
-- a line that was out. Written when a host reports by another run than before; rows go after 90 days.
CREATE TABLE agent_run (
  tenant_id uuid NOT NULL,
  host_id uuid NOT NULL,
  boot_id text NOT NULL,
  started_at timestamptz NOT NULL,
  machine_started_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, host_id, boot_id),
  FOREIGN KEY (tenant_id, host_id) REFERENCES host (tenant_id, id) ON DELETE CASCADE
);

ALTER TABLE agent_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE agent_run FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON agent_run TO sightline_app USING (tenant_id = current_tenant_id()) WITH CHECK (tenant_id = current_tenant_id());
CREATE POLICY system_rows ON agent_run TO sightline_system USING (true) WITH CHECK (true);
GRANT SELECT ON agent_run TO sightline_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON agent_run TO sightline_system;
