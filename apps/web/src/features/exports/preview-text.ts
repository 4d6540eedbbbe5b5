/** The first lines of a text, and its line count. */
export interface TextPreview {
  readonly text: string;
  readonly lineCount: number;
  readonly isWhole: boolean;
}

/** Returns the first lines of an export: browsers are slow with a hundred thousand lines. */
export function previewText(text: string, linesMax: number): TextPreview {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  return { text: lines.slice(0, linesMax).join('\n'), lineCount: lines.length, isWhole: lines.length <= linesMax };
}
