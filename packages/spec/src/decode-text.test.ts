import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

const TEXT = 'number;name\r\n1;Café €';
const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

describe('decodeText', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${TEXT}`)],
    ['UTF-16, little endian', utf16(`\uFEFF${TEXT}`)],
    ['UTF-16, big endian', utf16(`\uFEFF${TEXT}`).swap16()],
    ['UTF-16, little endian, without a byte order mark', utf16(TEXT)],
    ['UTF-16, big endian, without a byte order mark', utf16(TEXT).swap16()],
  ])('reads %s', (_, bytes) => {
    expect(decodeText(bytes)).toBe(TEXT);
  });

  it('returns an empty text for an empty file', () => {
    expect(decodeText(new Uint8Array())).toBe('');
  });
});
