-- One term per thing: tables carry the names that code, routes and console use.
ALTER TABLE enrolment_token RENAME TO enrollment_token;
ALTER TABLE bare_machine RENAME TO agentless_host;
ALTER TABLE own_pack_version RENAME TO custom_pack_version;
ALTER TABLE list_source RENAME TO pack_source;

-- Renaming a table leaves the names of its constraints; an index that backs one is renamed with it.
DO $$
DECLARE
  found record;
BEGIN
  FOR found IN
    SELECT c.conname AS old_name, c.conrelid::regclass AS of_table,
      replace(replace(replace(replace(c.conname, 'enrolment_token', 'enrollment_token'), 'bare_machine', 'agentless_host'),
        'own_pack_version', 'custom_pack_version'), 'list_source', 'pack_source') AS new_name
    FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
    WHERE t.relname IN ('enrollment_token', 'agentless_host', 'custom_pack_version', 'pack_source')
  LOOP
    IF found.new_name <> found.old_name THEN
      EXECUTE format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', found.of_table, found.old_name, found.new_name);
    END IF;
  END LOOP;
END $$;

-- The audit log reads its old rows in the new terms. Forced row-level security hides them from the owner, who migrates.
ALTER TABLE audit_event NO FORCE ROW LEVEL SECURITY;
UPDATE audit_event SET action = replace(replace(replace(action, 'machine.', 'agentless_host.'), 'own_entry.', 'custom_entry.'),
  'own_list.', 'custom_pack.')
WHERE action LIKE 'machine.%' OR action LIKE 'own_entry.%' OR action LIKE 'own_list.%';
ALTER TABLE audit_event FORCE ROW LEVEL SECURITY;
