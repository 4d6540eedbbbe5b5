-- What a host tells of itself that the checks of other hosts of its store need.
ALTER TABLE host
  -- Where the other machines of the store reach it; empty until its agent has told.
  ADD COLUMN lan_addresses text[] NOT NULL DEFAULT '{}',
  -- The ports that its configuration files set, by the name of the setting.
  ADD COLUMN port_settings jsonb NOT NULL DEFAULT '{}';

-- Machines of a store on which no agent runs: checked from its hosts, by their address.
CREATE TABLE bare_machine (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  store_id uuid NOT NULL,
  name text NOT NULL,
  role text NOT NULL CHECK (role IN ('boh', 'terminal', 'caps', 'service_host')),
  address inet NOT NULL,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, store_id, name),
  FOREIGN KEY (tenant_id, store_id) REFERENCES store (tenant_id, id) ON DELETE CASCADE
);

ALTER TABLE bare_machine ENABLE ROW LEVEL SECURITY;
ALTER TABLE bare_machine FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON bare_machine TO sightline_app USING (tenant_id = current_tenant_id()) WITH CHECK (tenant_id = current_tenant_id());
CREATE POLICY system_rows ON bare_machine TO sightline_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON bare_machine TO sightline_app, sightline_system;
