import { describe, expect, it } from 'vitest';
import { readMerakiRules } from './read-meraki-rules.ts';

const RULE = {
  comment: 'Printers',
  policy: 'allow',
  protocol: 'tcp',
  srcPort: 'Any',
  srcCidr: 'Any',
  destPort: '9100',
  destCidr: '10.0.0.0/8',
  syslogEnabled: false,
};

describe('readMerakiRules', () => {
  it('reads the response of the dashboard API, and the list alone', () => {
    expect(readMerakiRules(JSON.stringify({ rules: [RULE] }))).toEqual({ kind: 'read', rules: [RULE] });
    expect(readMerakiRules(JSON.stringify([RULE]))).toEqual({ kind: 'read', rules: [RULE] });
    expect(readMerakiRules('  ')).toEqual({ kind: 'none' });
  });

  it.each(['{', '{"rules": {}}', '[{"comment": "x"}]', '"rules"'])('refuses %s rather than lose rules', (text) => {
    expect(readMerakiRules(text)).toMatchObject({ kind: 'faulty' });
  });
});
