-- Profiles in layers, stores by CSV, and how far planning them anew has come.

-- What a tenant, or a group of its stores, sets of a profile. A group is the stores of a tag; '' is the tenant itself.
CREATE TABLE profile_layer (
  tenant_id uuid NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
  tag text NOT NULL CHECK (length(tag) <= 40),
  -- Later layers lie over earlier ones; the tenant's lies under all.
  position integer NOT NULL CHECK (position >= 0),
  profile jsonb NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, tag)
);

-- What a store sets itself. `profile` is what comes of all layers: what planning goes by.
ALTER TABLE store ADD COLUMN own_profile jsonb NOT NULL DEFAULT '{}';
-- Forced security holds the owner too, who has no policy for all rows.
ALTER TABLE store NO FORCE ROW LEVEL SECURITY;
UPDATE store SET own_profile = profile;
ALTER TABLE store FORCE ROW LEVEL SECURITY;

-- The stores of a tenant that were marked for planning since `started_at`: how many they are, and when all were planned.
CREATE TABLE replan_run (
  tenant_id uuid PRIMARY KEY REFERENCES tenant (id) ON DELETE CASCADE,
  store_count integer NOT NULL,
  started_at timestamptz NOT NULL,
  finished_at timestamptz
);

-- A file of stores: read, reported on, and applied when somebody says so. The text is kept until then.
CREATE TABLE store_import (
  tenant_id uuid NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  file_name text NOT NULL,
  content text,
  status text NOT NULL CHECK (status IN ('checking', 'checked', 'applying', 'applied', 'refused')),
  -- Whether the good rows are applied although there are bad ones.
  only_good boolean NOT NULL DEFAULT false,
  row_count integer NOT NULL DEFAULT 0,
  done_count integer NOT NULL DEFAULT 0,
  report jsonb,
  actor_user_id uuid,
  actor text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  PRIMARY KEY (tenant_id, id)
);
CREATE INDEX store_import_unfinished_idx ON store_import (created_at) WHERE status IN ('checking', 'applying');

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['profile_layer', 'replan_run', 'store_import'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant_rows ON %I TO sightline_app USING (tenant_id = current_tenant_id()) WITH CHECK (tenant_id = current_tenant_id())', name);
    EXECUTE format('CREATE POLICY system_rows ON %I TO sightline_system USING (true) WITH CHECK (true)', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO sightline_app, sightline_system', name);
  END LOOP;
END $$;
