-- Who changed what, written in the transaction of the change. Only added to: neither runtime role may change a row or
-- take one away. The actor is kept in words too, since an account may be gone before its traces are read.
CREATE TABLE audit_event (
  tenant_id uuid NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  at timestamptz NOT NULL,
  actor_user_id uuid,
  actor text NOT NULL,
  action text NOT NULL,
  subject text NOT NULL,
  detail jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (tenant_id, id)
);

ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_event FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON audit_event TO sightline_app USING (tenant_id = current_tenant_id()) WITH CHECK (tenant_id = current_tenant_id());
CREATE POLICY system_rows ON audit_event TO sightline_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON audit_event TO sightline_app, sightline_system;
