-- Addresses at which firewalls fetch a tenant's list, and what each last gave. Of a token only a hash is kept.
CREATE TABLE feed (
  tenant_id uuid NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  name text NOT NULL,
  -- For the stores with this tag; null for all.
  tag text,
  token_hash bytea NOT NULL UNIQUE,
  token_end text NOT NULL,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  PRIMARY KEY (tenant_id, id)
);

CREATE TABLE feed_list (
  tenant_id uuid NOT NULL,
  feed_id uuid NOT NULL,
  format text NOT NULL,
  text text NOT NULL,
  line_count integer NOT NULL CHECK (line_count > 0),
  changed_at timestamptz NOT NULL,
  -- When it was last compared with what the tenant's stores must allow.
  checked_at timestamptz NOT NULL,
  -- Since when the list would be empty and this one is served instead.
  kept_since timestamptz,
  fetch_count integer NOT NULL DEFAULT 0,
  last_fetched_at timestamptz NOT NULL,
  last_fetched_by text NOT NULL,
  PRIMARY KEY (tenant_id, feed_id, format),
  FOREIGN KEY (tenant_id, feed_id) REFERENCES feed (tenant_id, id) ON DELETE CASCADE
);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['feed', 'feed_list'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant_rows ON %I TO sightline_app USING (tenant_id = current_tenant_id()) WITH CHECK (tenant_id = current_tenant_id())', name);
    EXECUTE format('CREATE POLICY system_rows ON %I TO sightline_system USING (true) WITH CHECK (true)', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO sightline_app, sightline_system', name);
  END LOOP;
END $$;
