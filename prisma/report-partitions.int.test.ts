import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { migrate } from './migrate.ts';
import { createScratchDatabase, type ScratchDatabase } from './testing/scratch-database.ts';

const tenant = randomUUID();
const host = randomUUID();

describe('create_report_partitions', () => {
  let scratch: ScratchDatabase;
  let system: Client;

  beforeAll(async () => {
    scratch = await createScratchDatabase(inject('ownerUrl'));
    await migrate(scratch.ownerUrl, { passwords: { sightline_app: null, sightline_system: null } });
    system = new Client(scratch.urlFor(inject('systemUrl')));
    await system.connect();
  });

  afterEach(() => system.query('DELETE FROM report'));

  afterAll(async () => {
    await system.end();
    await scratch.drop();
  });

  const insertReport = (seq: number, at: string): Promise<unknown> =>
    system.query(
      `INSERT INTO report (tenant_id, host_id, seq, at, received_at, check_nos, offsets_ms, outcomes, phases_ms)
       VALUES ($1, $2, $3, $4, now(), '{}', '{}', '{}', '{}')`,
      [tenant, host, seq, at],
    );
  const placeOf = async (seq: number): Promise<unknown> => {
    const { rows } = await system.query<{ place: string }>(
      'SELECT tableoid::regclass::text AS place FROM report WHERE seq = $1',
      [seq],
    );
    return rows[0]?.place;
  };
  const createPartitions = async (first: string, days: number): Promise<unknown> => {
    const { rows } = await system.query<{ made: number }>('SELECT create_report_partitions($1, $2) AS made', [
      first,
      days,
    ]);
    return rows[0]?.made;
  };

  it('stores a report in the partition of its UTC day', async () => {
    await createPartitions('2031-03-01', 2);
    await insertReport(1, '2031-03-01T23:59:59.999Z');
    await insertReport(2, '2031-03-02T00:00:00Z');
    expect([await placeOf(1), await placeOf(2)]).toEqual(['report_20310301', 'report_20310302']);
  });

  it('moves reports of its day, and no others, out of the default partition', async () => {
    await insertReport(3, '2032-05-01T12:00:00Z');
    await insertReport(4, '2032-05-02T12:00:00Z');
    expect(await placeOf(3)).toBe('report_default');
    expect(await createPartitions('2032-05-01', 1)).toBe(1);
    expect([await placeOf(3), await placeOf(4)]).toEqual(['report_20320501', 'report_default']);
  });

  it('creates only missing partitions', async () => {
    await createPartitions('2033-01-01', 2);
    expect(await createPartitions('2033-01-01', 3)).toBe(1);
  });

  it('refuses the same report twice, in any partition', async () => {
    await createPartitions('2034-01-01', 1);
    await insertReport(5, '2034-01-01T00:00:00Z');
    await expect(insertReport(5, '2034-01-01T00:00:00Z')).rejects.toThrow('duplicate key');
  });
});
