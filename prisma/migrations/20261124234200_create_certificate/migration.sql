-- Coverage certificates as they were signed, and the keys of the installation that signed them.
CREATE TABLE signing_key (
  id text PRIMARY KEY,
  -- SPKI, PEM.
  public_key text NOT NULL,
  -- PKCS 8, encrypted under the installation's secret; null where the configuration has the key.
  sealed_private_key bytea,
  created_at timestamptz NOT NULL DEFAULT now()
);
-- The app role has no grant: no request on behalf of a tenant may read a private key, encrypted or not.
GRANT SELECT, INSERT ON signing_key TO sightline_system;

CREATE TABLE certificate (
  tenant_id uuid NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
  id uuid NOT NULL,
  made_at timestamptz NOT NULL,
  made_by text NOT NULL,
  -- Null: of the fleet. No foreign key: a certificate outlives its store.
  store_id uuid,
  store_number text,
  store_name text,
  store_count integer NOT NULL,
  verified_count integer NOT NULL,
  not_verified_count integer NOT NULL,
  not_applicable_count integer NOT NULL,
  -- Canonical JSON: the text that was hashed.
  document text NOT NULL,
  sha256 text NOT NULL,
  key_id text NOT NULL REFERENCES signing_key (id),
  signature text NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX certificate_store_idx ON certificate (tenant_id, store_id);

-- Issued and in time taken away, never changed.
ALTER TABLE certificate ENABLE ROW LEVEL SECURITY;
ALTER TABLE certificate FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON certificate TO sightline_app USING (tenant_id = current_tenant_id()) WITH CHECK (tenant_id = current_tenant_id());
CREATE POLICY system_rows ON certificate TO sightline_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON certificate TO sightline_app, sightline_system;
