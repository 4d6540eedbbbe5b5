-- Vendors' lists by version, which of them a tenant's stores are on, and which stores wait to be planned anew.

-- A vendor's list is the same for every tenant, so its versions belong to none. A version never changes.
CREATE TABLE pack_version (
  pack_id text NOT NULL CHECK (pack_id NOT LIKE 'own.%'),
  version integer NOT NULL CHECK (version > 0),
  document jsonb NOT NULL,
  published_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (pack_id, version)
);
GRANT SELECT ON pack_version TO sightline_app;
GRANT SELECT, INSERT ON pack_version TO sightline_system;

-- What a tenant lists itself, in the same form.
CREATE TABLE own_pack_version (
  tenant_id uuid NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
  pack_id text NOT NULL CHECK (pack_id LIKE 'own.%'),
  version integer NOT NULL CHECK (version > 0),
  document jsonb NOT NULL,
  published_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, pack_id, version)
);

-- The newest that has not ended and meets a store's tags decides; one without tags is for every store.
CREATE TABLE pack_adoption (
  tenant_id uuid NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  pack_id text NOT NULL,
  -- 0: the pack is not used.
  version integer NOT NULL CHECK (version >= 0),
  -- Empty: every store.
  tags text[] NOT NULL DEFAULT '{}' CHECK (cardinality(tags) <= 50),
  adopted_at timestamptz NOT NULL DEFAULT now(),
  adopted_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX pack_adoption_open_idx ON pack_adoption (tenant_id, pack_id) WHERE ended_at IS NULL;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['own_pack_version', 'pack_adoption'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant_rows ON %I TO sightline_app USING (tenant_id = current_tenant_id()) WITH CHECK (tenant_id = current_tenant_id())', name);
    EXECUTE format('CREATE POLICY system_rows ON %I TO sightline_system USING (true) WITH CHECK (true)', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO sightline_app, sightline_system', name);
  END LOOP;
END $$;

-- A check is known on its host by its pack and its key.
ALTER TABLE planned_check ADD COLUMN pack_id text NOT NULL DEFAULT 'paytronix';
ALTER TABLE planned_check DROP CONSTRAINT planned_check_tenant_id_host_id_key_key;
ALTER TABLE planned_check ADD UNIQUE (tenant_id, host_id, pack_id, key);
-- Forced security holds the owner too, who has no policy for all rows.
ALTER TABLE planned_check NO FORCE ROW LEVEL SECURITY;
ALTER TABLE tenant NO FORCE ROW LEVEL SECURITY;
UPDATE planned_check p SET pack_id = 'control' FROM tenant t WHERE t.id = p.tenant_id AND t.is_control;
ALTER TABLE planned_check FORCE ROW LEVEL SECURITY;
ALTER TABLE tenant FORCE ROW LEVEL SECURITY;

-- From which versions a host was planned: [{"packId": "paytronix", "version": 1}].
ALTER TABLE assignment ADD COLUMN packs jsonb NOT NULL DEFAULT '[]';
ALTER TABLE assignment DROP COLUMN pack_id, DROP COLUMN pack_version;

-- Set in the transaction that changes what a store is planned by; taken back once its hosts are planned.
ALTER TABLE store ADD COLUMN replan_due_at timestamptz;
CREATE INDEX store_replan_due_idx ON store (replan_due_at) WHERE replan_due_at IS NOT NULL;
