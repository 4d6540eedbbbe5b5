import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isDatabaseAway, isRowsFault } from './sql-errors.ts';

const ofPostgres = (code: string) => Object.assign(new Error('refused'), { code });
const throughPrisma = (originalCode: string) =>
  Object.assign(new Error('Raw query failed.'), {
    code: 'P2010',
    meta: { driverAdapterError: { cause: { originalCode } } },
  });

describe('an error', () => {
  it.each([
    ['a unique violation', ofPostgres('23505')],
    ['a value out of range', ofPostgres('22003')],
    ['a unique violation through Prisma', throughPrisma('23505')],
    ['a row that cannot be parsed', z.string().safeParse(1).error],
    ['our own code that throws', new TypeError('undefined is not a function')],
  ])("is the row's fault: %s", (_, error) => {
    expect(isRowsFault(error)).toBe(true);
    expect(isDatabaseAway(error)).toBe(false);
  });

  it.each([
    ['a refused connection', ofPostgres('ECONNREFUSED'), true],
    ['a database that shuts down', ofPostgres('57P01'), true],
    ['a statement that took too long, through Prisma', throughPrisma('57014'), true],
    ['a transaction that took too long, through Prisma', ofPostgres('P2028'), true],
    ['a connection that ended', new Error('Connection terminated unexpectedly'), true],
    ['a deadlock', ofPostgres('40P01'), false],
    ['a deadlock through Prisma', throughPrisma('40P01'), false],
    ['a column that is missing', ofPostgres('42703'), false],
    ['an aborted transaction', throughPrisma('25P02'), false],
  ])('never blames the row for %s', (_, error, isAway) => {
    expect(isRowsFault(error)).toBe(false);
    expect(isDatabaseAway(error)).toBe(isAway);
  });
});
