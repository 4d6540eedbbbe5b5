import { describe, expect, it } from 'vitest';
import { trustedOriginsOf } from './trusted-origins.ts';

describe('trustedOriginsOf', () => {
  it('trusts the console alone', () => {
    expect(trustedOriginsOf('https://console.example.com/app')).toEqual(['https://console.example.com']);
  });

  it('trusts every name of this machine where the console runs on it', () => {
    expect(trustedOriginsOf('http://127.0.0.1:3000')).toEqual([
      'http://localhost:3000',
      'http://127.0.0.1:3000',
      'http://[::1]:3000',
    ]);
  });
});
