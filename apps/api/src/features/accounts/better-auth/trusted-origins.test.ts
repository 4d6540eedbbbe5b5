import { describe, expect, it } from 'vitest';
import { trustedOriginsOf } from './trusted-origins.ts';

describe('trustedOriginsOf', () => {
  it('trusts only the console', () => {
    expect(trustedOriginsOf('https://console.example.com/app')).toEqual(['https://console.example.com']);
  });

  it('trusts every loopback name when the console runs on one', () => {
    expect(trustedOriginsOf('http://127.0.0.1:3000')).toEqual([
      'http://localhost:3000',
      'http://127.0.0.1:3000',
      'http://[::1]:3000',
    ]);
  });
});
