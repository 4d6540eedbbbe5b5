import { describe, expect, it } from 'vitest';
import { createClosers } from './closers.ts';

describe('closers', () => {
  it('end what was added last first', async () => {
    const ended: string[] = [];
    const closers = createClosers();
    for (const name of ['database', 'api', 'agent']) closers.add(() => Promise.resolve(void ended.push(name)));
    await closers.close();
    expect(ended).toEqual(['agent', 'api', 'database']);
  });

  it('end everything although one of them fails, and then tell of the failure', async () => {
    const ended: string[] = [];
    const closers = createClosers();
    closers.add(() => Promise.resolve(void ended.push('database')));
    closers.add(() => Promise.reject(new Error('the api hangs')));
    await expect(closers.close()).rejects.toThrow('the api hangs');
    expect(ended).toEqual(['database']);
  });

  it('end at once what comes when they have been closed', async () => {
    const ended: string[] = [];
    const closers = createClosers('at_once');
    await closers.close();
    closers.add(() => Promise.resolve(void ended.push('agent')));
    await closers.close();
    expect(ended).toEqual(['agent']);
  });
});
