import { pino } from 'pino';
import { afterEach, expect, inject, it } from 'vitest';
import { Locks } from './locks.ts';

const log = pino({ level: 'silent' });
const open: Locks[] = [];
const locks = (): Locks => {
  const made = new Locks(inject('systemUrl'), log);
  open.push(made);
  return made;
};
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

it('is held by one process until it releases it, however many other locks it holds', async () => {
  const [first, second] = [locks(), locks()];
  const names = Array.from({ length: 30 }, (_, index) => `locks.test_${String(index)}`);
  expect(await Promise.all(names.map((name) => first.take(name)))).toEqual(names.map(() => true));
  expect(await second.take('locks.test_7')).toBe(false);
  await first.release('locks.test_7');
  expect(await second.take('locks.test_7')).toBe(true);
  expect(await second.take('locks.test_8')).toBe(false);
});

it('is free again when its process is gone', async () => {
  const gone = new Locks(inject('systemUrl'), log);
  expect(await gone.take('locks.gone')).toBe(true);
  await gone.close();
  expect(await locks().take('locks.gone')).toBe(true);
});
