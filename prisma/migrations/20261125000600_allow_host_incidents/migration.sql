-- Trouble within a store, on its machines or between them, is a kind of incident of its own.
ALTER TABLE incident DROP CONSTRAINT incident_kind_check;
ALTER TABLE incident ADD CONSTRAINT incident_kind_check
  CHECK (kind IN ('endpoint_blocked', 'store_offline', 'target_down', 'host_software'));
