-- Which addresses the target of a check is reached at, as last told: an agent tells when they change. The drift is what of
-- them a firewall that pins addresses would drop; null where that is none.
CREATE TABLE check_addresses (
  tenant_id uuid NOT NULL,
  check_id uuid NOT NULL,
  store_id uuid NOT NULL,
  addresses inet[] NOT NULL,
  seen_at timestamptz NOT NULL,
  -- Whether addresses, list or profile changed since the drift was judged.
  drift_due boolean NOT NULL DEFAULT true,
  drift jsonb,
  PRIMARY KEY (tenant_id, check_id),
  FOREIGN KEY (tenant_id, check_id) REFERENCES planned_check (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, store_id) REFERENCES store (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX check_addresses_store_idx ON check_addresses (tenant_id, store_id);
CREATE INDEX check_addresses_due_idx ON check_addresses (seen_at) WHERE drift_due;
ALTER TABLE check_addresses ENABLE ROW LEVEL SECURITY;
ALTER TABLE check_addresses FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON check_addresses TO sightline_app USING (tenant_id = current_tenant_id()) WITH CHECK (tenant_id = current_tenant_id());
CREATE POLICY system_rows ON check_addresses TO sightline_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON check_addresses TO sightline_app, sightline_system;
