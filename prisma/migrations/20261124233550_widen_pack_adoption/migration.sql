-- Who adopted and who ended, in words, as it was then; and which adoption an ended one made way for, so that taking that
-- one back brings this one back too.
ALTER TABLE pack_adoption
  ADD COLUMN adopted_by_name text NOT NULL DEFAULT '',
  ADD COLUMN ended_by_name text,
  ADD COLUMN ended_for uuid,
  ADD FOREIGN KEY (tenant_id, ended_for) REFERENCES pack_adoption (tenant_id, id);
CREATE INDEX pack_adoption_ended_for_idx ON pack_adoption (tenant_id, ended_for) WHERE ended_for IS NOT NULL;
