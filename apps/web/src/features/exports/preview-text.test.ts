import { describe, expect, it } from 'vitest';
import { previewText } from './preview-text.ts';

describe('previewText', () => {
  it('shows a short text in full, whatever its line endings', () => {
    expect(previewText('a\r\nb\r\n', 2)).toEqual({ text: 'a\nb', lineCount: 2, isWhole: true });
    expect(previewText('a\n\n', 5)).toEqual({ text: 'a\n', lineCount: 2, isWhole: true });
  });

  it('counts the lines it leaves out', () => {
    expect(previewText('a\nb\nc\n', 2)).toEqual({ text: 'a\nb', lineCount: 3, isWhole: false });
  });
});
