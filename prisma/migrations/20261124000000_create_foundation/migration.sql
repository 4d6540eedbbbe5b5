-- Roles exist before migrations run (prisma/roles.ts): sightline_app serves one tenant at a time and is held by row-level
-- security; sightline_system works across tenants (ingest, sweeps, accounts) by policy, not by bypass.
GRANT USAGE ON SCHEMA public TO sightline_app, sightline_system;

-- The tenant of the current transaction; null outside one. After SET LOCAL ends the setting is '', hence nullif.
CREATE FUNCTION current_tenant_id() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE
RETURN nullif(current_setting('app.tenant_id', true), '')::uuid;

-- Accounts: tables of the accounts library. The app role has no grant on them.

CREATE TABLE "user" (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  name text NOT NULL,
  email text NOT NULL UNIQUE,
  email_verified boolean NOT NULL DEFAULT false,
  image text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE tenant (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  name text NOT NULL,
  slug text NOT NULL UNIQUE,
  logo text,
  metadata text,
  -- The control is a tenant of our own: its hosts probe from outside any store, and nobody is alerted for it.
  is_control boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE session (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  user_id uuid NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
  token text NOT NULL UNIQUE,
  expires_at timestamptz NOT NULL,
  ip_address text,
  user_agent text,
  active_organization_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX session_user_id_idx ON session (user_id);

CREATE TABLE account (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  user_id uuid NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX account_user_id_idx ON account (user_id);

CREATE TABLE verification (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX verification_identifier_idx ON verification (identifier);

CREATE TABLE member (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id uuid NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
  user_id uuid NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
  role text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (organization_id, user_id)
);
CREATE INDEX member_user_id_idx ON member (user_id);

CREATE TABLE invitation (
  id uuid PRIMARY KEY DEFAULT uuidv7(),
  organization_id uuid NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
  email text NOT NULL,
  role text,
  status text NOT NULL,
  expires_at timestamptz NOT NULL,
  inviter_id uuid NOT NULL REFERENCES "user" (id) ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- Stores, hosts and what they are to check

CREATE TABLE store (
  tenant_id uuid NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  number text NOT NULL,
  name text NOT NULL,
  address text NOT NULL,
  time_zone text NOT NULL,
  tags text[] NOT NULL DEFAULT '{}',
  profile jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, number)
);

CREATE TABLE host (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  store_id uuid NOT NULL,
  hostname text NOT NULL,
  role text NOT NULL,
  platform text NOT NULL,
  agent_version text NOT NULL,
  key_hash bytea NOT NULL,
  enrolled_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (id),
  UNIQUE (tenant_id, store_id, hostname),
  FOREIGN KEY (tenant_id, store_id) REFERENCES store (tenant_id, id) ON DELETE CASCADE
);

CREATE TABLE enrolment_token (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  store_id uuid NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  uses_max integer NOT NULL,
  uses integer NOT NULL DEFAULT 0,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, store_id) REFERENCES store (tenant_id, id) ON DELETE CASCADE
);

CREATE TABLE assignment (
  tenant_id uuid NOT NULL,
  host_id uuid NOT NULL,
  revision integer NOT NULL,
  report_interval_s integer NOT NULL,
  pack_id text NOT NULL,
  pack_version integer NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, host_id),
  FOREIGN KEY (tenant_id, host_id) REFERENCES host (tenant_id, id) ON DELETE CASCADE
);

CREATE TABLE planned_check (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  store_id uuid NOT NULL,
  host_id uuid NOT NULL,
  check_no smallint NOT NULL,
  key text NOT NULL,
  entry_id text NOT NULL,
  title text NOT NULL,
  target jsonb NOT NULL,
  target_key text NOT NULL,
  scope text NOT NULL CHECK (scope IN ('external', 'lan', 'host')),
  required boolean NOT NULL,
  -- Checks of one host with the same group are alternatives: one that passes is enough.
  any_of text,
  interval_s integer NOT NULL,
  timeout_ms integer NOT NULL,
  retired_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, host_id, check_no),
  UNIQUE (tenant_id, host_id, key),
  FOREIGN KEY (tenant_id, host_id) REFERENCES host (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, store_id) REFERENCES store (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX planned_check_target_key_idx ON planned_check (target_key) WHERE retired_at IS NULL;
CREATE INDEX planned_check_store_idx ON planned_check (tenant_id, store_id) WHERE retired_at IS NULL;

-- What hosts saw. One row per report; see DESIGN decision 5. No foreign keys: this is the hot path, and host_state,
-- locked by the writer, is what vouches for the host.

CREATE TABLE report (
  tenant_id uuid NOT NULL,
  host_id uuid NOT NULL,
  seq bigint NOT NULL,
  at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  check_nos smallint[] NOT NULL,
  offsets_ms integer[] NOT NULL,
  -- 0 pass, n failed with failure number n, -n degraded with failure number n
  outcomes smallint[] NOT NULL,
  -- five per result: resolve connect tls request response; -1 not reached
  phases_ms real[] NOT NULL,
  PRIMARY KEY (tenant_id, host_id, seq, at)
) PARTITION BY RANGE (at);
CREATE TABLE report_default PARTITION OF report DEFAULT;

-- Creates the daily partitions from `first` for `days` days where they are missing; answers how many it made.
-- Rows of such a day that the default partition caught meanwhile are moved.
CREATE FUNCTION create_report_partitions(first date, days integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  day date;
  made integer := 0;
  name text;
BEGIN
  FOR day IN SELECT first + n FROM generate_series(0, days - 1) AS n LOOP
    name := 'report_' || to_char(day, 'YYYYMMDD');
    CONTINUE WHEN to_regclass(name) IS NOT NULL;
    -- Attaching needs this lock anyway; taken first, no row can slip into the default between the move and the attach.
    LOCK TABLE report_default IN ACCESS EXCLUSIVE MODE;
    CONTINUE WHEN to_regclass(name) IS NOT NULL;
    EXECUTE format('CREATE TABLE %I (LIKE report INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', name);
    EXECUTE format(
      'WITH moved AS (DELETE FROM report_default WHERE at >= %L AND at < %L RETURNING *) INSERT INTO %I SELECT * FROM moved',
      day::timestamp AT TIME ZONE 'UTC', (day + 1)::timestamp AT TIME ZONE 'UTC', name);
    EXECUTE format('ALTER TABLE report ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
      name, day::timestamp AT TIME ZONE 'UTC', (day + 1)::timestamp AT TIME ZONE 'UTC');
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant_rows ON %I TO sightline_app USING (tenant_id = current_tenant_id()) WITH CHECK (tenant_id = current_tenant_id())', name);
    EXECUTE format('CREATE POLICY system_rows ON %I TO sightline_system USING (true) WITH CHECK (true)', name);
    made := made + 1;
  END LOOP;
  RETURN made;
END $$;
REVOKE ALL ON FUNCTION create_report_partitions(date, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION create_report_partitions(date, integer) TO sightline_system;

CREATE TABLE host_state (
  tenant_id uuid NOT NULL,
  host_id uuid NOT NULL,
  store_id uuid NOT NULL,
  -- Which seqs are stored or lost for good; the authority on duplicates.
  stored int8multirange NOT NULL DEFAULT '{}',
  stored_through bigint NOT NULL DEFAULT 0,
  last_received_at timestamptz,
  boot_id text,
  agent_version text,
  clock_offset_ms integer,
  dropped_reports bigint NOT NULL DEFAULT 0,
  dropped_results bigint NOT NULL DEFAULT 0,
  -- When each check was last probed, by check number; the store's corrected clock.
  fresh_at timestamptz[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (tenant_id, host_id),
  FOREIGN KEY (tenant_id, host_id) REFERENCES host (tenant_id, id) ON DELETE CASCADE
) WITH (fillfactor = 50);

CREATE TABLE check_state (
  tenant_id uuid NOT NULL,
  check_id uuid NOT NULL,
  store_id uuid NOT NULL,
  host_id uuid NOT NULL,
  check_no smallint NOT NULL,
  state text NOT NULL CHECK (state IN ('pass', 'degraded', 'blocked', 'target_down', 'store_offline', 'unverified')),
  reason text NOT NULL,
  since timestamptz NOT NULL,
  -- The outcome number of the newest result judged; 0 pass.
  last_outcome smallint NOT NULL DEFAULT 0,
  -- Results up to this time are history for the verdict, besides those up to host_state.fresh_at.
  judged_at timestamptz,
  -- Results of one kind (pass, degraded, fail) in a row, counted up to 3, and when the first of them was.
  streak smallint NOT NULL DEFAULT 0,
  outcome_since timestamptz,
  -- Passing and settled: the next pass changes nothing, so the writer need not read the row.
  steady boolean NOT NULL DEFAULT false,
  detail jsonb,
  PRIMARY KEY (tenant_id, check_id),
  FOREIGN KEY (tenant_id, check_id) REFERENCES planned_check (tenant_id, id) ON DELETE CASCADE
) WITH (fillfactor = 80);
CREATE INDEX check_state_unsteady_idx ON check_state (tenant_id, host_id) WHERE NOT steady;
CREATE INDEX check_state_store_idx ON check_state (tenant_id, store_id);

CREATE TABLE store_state (
  tenant_id uuid NOT NULL,
  store_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('pass', 'degraded', 'blocked', 'target_down', 'store_offline', 'unverified')),
  since timestamptz NOT NULL,
  pass_count integer NOT NULL DEFAULT 0,
  degraded_count integer NOT NULL DEFAULT 0,
  blocked_count integer NOT NULL DEFAULT 0,
  target_down_count integer NOT NULL DEFAULT 0,
  store_offline_count integer NOT NULL DEFAULT 0,
  unverified_count integer NOT NULL DEFAULT 0,
  PRIMARY KEY (tenant_id, store_id),
  FOREIGN KEY (tenant_id, store_id) REFERENCES store (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX store_state_state_idx ON store_state (tenant_id, state, since);

-- Incidents, the outbox and what was sent

CREATE TABLE incident (
  tenant_id uuid NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  kind text NOT NULL CHECK (kind IN ('endpoint_blocked', 'store_offline', 'target_down')),
  -- What it is about, within its kind: one open incident per cause.
  scope_key text NOT NULL,
  store_id uuid,
  opened_at timestamptz NOT NULL,
  resolved_at timestamptz,
  -- The wider incident that took this one in; while it is set, this one alerts nobody.
  absorbed_by uuid,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, store_id) REFERENCES store (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, absorbed_by) REFERENCES incident (tenant_id, id)
);
CREATE UNIQUE INDEX incident_open_idx ON incident (tenant_id, kind, scope_key) WHERE resolved_at IS NULL;
CREATE INDEX incident_recent_idx ON incident (tenant_id, opened_at DESC);

CREATE TABLE incident_member (
  tenant_id uuid NOT NULL,
  incident_id uuid NOT NULL,
  check_id uuid NOT NULL,
  joined_at timestamptz NOT NULL,
  left_at timestamptz,
  PRIMARY KEY (tenant_id, incident_id, check_id),
  FOREIGN KEY (tenant_id, incident_id) REFERENCES incident (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, check_id) REFERENCES planned_check (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX incident_member_check_idx ON incident_member (tenant_id, check_id) WHERE left_at IS NULL;

CREATE TABLE transition (
  tenant_id uuid NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  subject text NOT NULL CHECK (subject IN ('check', 'incident')),
  check_id uuid,
  incident_id uuid,
  store_id uuid,
  from_state text NOT NULL,
  to_state text NOT NULL,
  reason text NOT NULL,
  evidence jsonb NOT NULL DEFAULT '{}',
  at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  -- When its consequence (correlation or delivery) was carried out; null is what the sweep looks for.
  handled_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  CHECK ((subject = 'check') = (check_id IS NOT NULL) AND (subject = 'incident') = (incident_id IS NOT NULL)),
  FOREIGN KEY (tenant_id, check_id) REFERENCES planned_check (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, incident_id) REFERENCES incident (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX transition_unhandled_idx ON transition (created_at) WHERE handled_at IS NULL;
CREATE INDEX transition_store_idx ON transition (tenant_id, store_id, at DESC);
CREATE INDEX transition_check_idx ON transition (tenant_id, check_id, at DESC);
CREATE INDEX transition_incident_idx ON transition (tenant_id, incident_id, at);

CREATE TABLE channel (
  tenant_id uuid NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
  id uuid NOT NULL DEFAULT uuidv7(),
  kind text NOT NULL CHECK (kind IN ('email', 'slack_webhook', 'slack_bot')),
  name text NOT NULL,
  config jsonb NOT NULL,
  enabled boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, id)
);

CREATE TABLE delivery (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT uuidv7(),
  transition_id uuid NOT NULL,
  channel_id uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('pending', 'delivered', 'retrying', 'rejected', 'given_up')),
  attempts integer NOT NULL DEFAULT 0,
  provider_ref text,
  reason text,
  created_at timestamptz NOT NULL DEFAULT now(),
  attempted_at timestamptz,
  delivered_at timestamptz,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, transition_id, channel_id),
  FOREIGN KEY (tenant_id, transition_id) REFERENCES transition (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, channel_id) REFERENCES channel (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX delivery_unfinished_idx ON delivery (created_at) WHERE status IN ('pending', 'retrying');

-- The times at which checks were last probed, brought forward by newer ones (ms since the epoch) of some check numbers.
CREATE FUNCTION merge_fresh_at(fresh timestamptz[], nos smallint[], probed_ms float8[]) RETURNS timestamptz[]
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  probed timestamptz;
BEGIN
  IF cardinality(fresh) = 0 THEN
    -- Subscripts begin at 1 whatever number comes first.
    fresh := ARRAY[NULL::timestamptz];
  END IF;
  FOR i IN 1 .. cardinality(nos) LOOP
    probed := to_timestamp(probed_ms[i] / 1000.0);
    IF fresh[nos[i]] IS NULL OR fresh[nos[i]] < probed THEN
      fresh[nos[i]] := probed;
    END IF;
  END LOOP;
  RETURN fresh;
END $$;

-- Brings store_state in line with the states of the stores' checks: counts, the worst state, and since when it holds.
-- Called in the transaction that changed them; answers the stores whose worst state is another now.
CREATE FUNCTION refresh_store_states(stores_of_tenant uuid, stores uuid[], at timestamptz) RETURNS SETOF uuid
LANGUAGE sql AS $$
  WITH counted AS (
    -- A store passes since its last check does; it is anything worse since the first of its checks is.
    SELECT s.id AS store_id,
      count(*) FILTER (WHERE c.state = 'pass') AS pass_count,
      count(*) FILTER (WHERE c.state = 'degraded') AS degraded_count,
      count(*) FILTER (WHERE c.state = 'blocked') AS blocked_count,
      count(*) FILTER (WHERE c.state = 'target_down') AS target_down_count,
      count(*) FILTER (WHERE c.state = 'store_offline') AS store_offline_count,
      count(*) FILTER (WHERE c.state = 'unverified') AS unverified_count,
      max(c.since) FILTER (WHERE c.state = 'pass') AS pass_since,
      min(c.since) FILTER (WHERE c.state = 'degraded') AS degraded_since,
      min(c.since) FILTER (WHERE c.state = 'blocked') AS blocked_since,
      min(c.since) FILTER (WHERE c.state = 'target_down') AS target_down_since,
      min(c.since) FILTER (WHERE c.state = 'store_offline') AS store_offline_since,
      min(c.since) FILTER (WHERE c.state = 'unverified') AS unverified_since
    FROM store s
    LEFT JOIN planned_check p ON p.tenant_id = s.tenant_id AND p.store_id = s.id AND p.retired_at IS NULL
    LEFT JOIN check_state c ON c.tenant_id = p.tenant_id AND c.check_id = p.id
    WHERE s.tenant_id = stores_of_tenant AND s.id = ANY (stores)
    GROUP BY s.id
  ), judged AS (
    SELECT counted.*, worst.state AS worst, coalesce(worst.since, at) AS worst_since
    FROM counted CROSS JOIN LATERAL (
      SELECT state, since FROM (VALUES
        (1, store_offline_count > 0, 'store_offline', store_offline_since),
        (2, blocked_count > 0, 'blocked', blocked_since),
        (3, target_down_count > 0, 'target_down', target_down_since),
        (4, degraded_count > 0, 'degraded', degraded_since),
        (5, unverified_count > 0 OR pass_count = 0, 'unverified', unverified_since),
        (6, true, 'pass', pass_since)
      ) AS candidate (rank, holds, state, since)
      WHERE holds ORDER BY rank LIMIT 1
    ) AS worst
  ), before AS (
    SELECT store_id, state FROM store_state WHERE tenant_id = stores_of_tenant AND store_id = ANY (stores)
  ), written AS (
    INSERT INTO store_state AS current (tenant_id, store_id, state, since, pass_count, degraded_count, blocked_count,
      target_down_count, store_offline_count, unverified_count)
    SELECT stores_of_tenant, store_id, worst, worst_since, pass_count, degraded_count, blocked_count, target_down_count,
      store_offline_count, unverified_count
    FROM judged ORDER BY store_id
    ON CONFLICT (tenant_id, store_id) DO UPDATE SET
      state = excluded.state,
      since = CASE WHEN current.state = excluded.state THEN current.since ELSE excluded.since END,
      pass_count = excluded.pass_count,
      degraded_count = excluded.degraded_count,
      blocked_count = excluded.blocked_count,
      target_down_count = excluded.target_down_count,
      store_offline_count = excluded.store_offline_count,
      unverified_count = excluded.unverified_count
    RETURNING store_id, state
  )
  SELECT written.store_id FROM written LEFT JOIN before USING (store_id) WHERE before.state IS DISTINCT FROM written.state
$$;

-- Row-level security, forced, on every tenant table; the app role sees one tenant, the system role all.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['store', 'host', 'enrolment_token', 'assignment', 'planned_check', 'report', 'report_default',
    'host_state', 'check_state', 'store_state', 'incident', 'incident_member', 'transition', 'channel', 'delivery'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant_rows ON %I TO sightline_app USING (tenant_id = current_tenant_id()) WITH CHECK (tenant_id = current_tenant_id())', name);
    EXECUTE format('CREATE POLICY system_rows ON %I TO sightline_system USING (true) WITH CHECK (true)', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO sightline_app, sightline_system', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['user', 'session', 'account', 'verification', 'member', 'invitation'] LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO sightline_system', name);
  END LOOP;
END $$;
ALTER TABLE tenant ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenant FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON tenant FOR SELECT TO sightline_app USING (id = current_tenant_id());
CREATE POLICY system_rows ON tenant TO sightline_system USING (true) WITH CHECK (true);
GRANT SELECT ON tenant TO sightline_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON tenant TO sightline_system;
-- The owner moves rows out of the default partition (create_report_partitions), and forced security holds it too.
CREATE POLICY owner_rows ON report_default TO CURRENT_USER USING (true);
-- Partitions are reached through `report` only.
REVOKE ALL ON report_default FROM sightline_app, sightline_system;

SELECT create_report_partitions(current_date - 8, 16);
