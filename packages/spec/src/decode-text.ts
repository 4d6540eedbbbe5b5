/**
 * Returns the text of a file that people upload, without its byte order mark.
 *
 * UTF-8 unless the file is UTF-16, which spreadsheets write as "Unicode text": recognized by its byte order mark, or by a
 * zero byte beside its first character. Invalid bytes become U+FFFD. Pure; does not throw.
 */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if ((first === 0xff && second === 0xfe) || second === 0) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || first === 0) return 'utf-16be';
  return 'utf-8';
}
