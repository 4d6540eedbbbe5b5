/** The first lines of a text, and how many it has. */
export interface TextPreview {
  readonly text: string;
  readonly lineCount: number;
  readonly isWhole: boolean;
}

/** What of an export is shown: a browser takes long over a page of a hundred thousand lines. */
export function previewText(text: string, linesMax: number): TextPreview {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  return { text: lines.slice(0, linesMax).join('\n'), lineCount: lines.length, isWhole: lines.length <= linesMax };
}
