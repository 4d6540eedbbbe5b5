import { describe, expect, it } from 'vitest';
import { inheritedValues } from './inherited-values.ts';
import { portsOf, profileErrorOf, withChoice, withField, withVariable } from './profile-draft.ts';

describe('a draft of profile values', () => {
  it('keeps nothing of a value that is inherited again', () => {
    const set = withChoice(withVariable(withField({}, 'pos', 'aloha'), 'mid', ' 570 '), 'portal', {
      host: 'a.example.com',
    });
    expect(set).toEqual({ pos: 'aloha', variables: { mid: '570' }, choices: { portal: { host: 'a.example.com' } } });
    const reset = withChoice(withVariable(withField(set, 'pos', undefined), 'mid', ''), 'portal', { host: undefined });
    expect(reset).toEqual({});
  });

  it('keeps only valid ports', () => {
    expect(portsOf(['443', '443', 'x', '70000', '8443'])).toEqual([443, 8443]);
    expect(portsOf(['x'])).toBeUndefined();
  });
});

describe('inheritedValues', () => {
  it('merges layers even if they make no complete profile', () => {
    const values = inheritedValues([
      { origin: { kind: 'tenant' }, values: { variables: { mid: '570' } } },
      { origin: { kind: 'group', tag: 'patio' }, values: { variables: { mid: '812' }, intervalS: 60 } },
    ]);
    expect(values.get('variables/mid')).toEqual({ text: '812', origin: { kind: 'group', tag: 'patio' } });
    expect(values.get('pinsAddresses')).toEqual({ text: 'no', origin: { kind: 'default' } });
    expect(values.has('pos')).toBe(false);
  });
});

describe('profileErrorOf', () => {
  it('finds the error of a field, of its parts, and of no other field', () => {
    const errorOf = profileErrorOf({ 'profile.pos': 'Choose one', 'values.choices.na.portal.ports.0': 'Not a port' });
    expect(errorOf('pos')).toBe('Choose one');
    expect(errorOf('choices/na.portal/ports')).toBe('Not a port');
    expect(errorOf('choices/na.portal/host')).toBeUndefined();
  });
});
