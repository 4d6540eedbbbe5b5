-- Rows that could not be handled and were set apart so that the rows beside them go on: docs/adr/0013-isolate-the-row-that-fails.md
CREATE TABLE isolated_work (
  tenant_id uuid NOT NULL REFERENCES tenant (id) ON DELETE CASCADE,
  -- The work that failed, by the name of its job or task: `incidents.correlate`.
  work text NOT NULL,
  -- The row, within its work: the id of a transition, check or incident, or host and seq of a report.
  subject text NOT NULL,
  attempts integer NOT NULL DEFAULT 1,
  error text NOT NULL,
  -- What the next attempt needs where no other table has it: a report, as JSON.
  payload text,
  first_failed_at timestamptz NOT NULL,
  failed_at timestamptz NOT NULL,
  -- When the next attempt is due; null once it is parked and waits for an operator.
  retry_at timestamptz,
  PRIMARY KEY (tenant_id, work, subject)
);

ALTER TABLE isolated_work ENABLE ROW LEVEL SECURITY;
ALTER TABLE isolated_work FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_rows ON isolated_work TO sightline_app USING (tenant_id = current_tenant_id()) WITH CHECK (tenant_id = current_tenant_id());
CREATE POLICY system_rows ON isolated_work TO sightline_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON isolated_work TO sightline_app, sightline_system;
