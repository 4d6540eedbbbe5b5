import type { Exporter } from '../render/exporter.ts';

/** A JSON document with the header under `_comment`, for formats of an API that has no comments. */
export const assembleJson: Exporter['assemble'] = ({ lines }, headerLines) =>
  `{\n  "_comment": ${indented(headerLines)},\n${lines.join('\n')}\n}\n`;

/** A value as JSON, its lines after the first indented by two. */
export function indented(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', '\n  ');
}
