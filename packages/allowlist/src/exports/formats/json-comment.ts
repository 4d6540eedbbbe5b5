import type { Exporter } from '../render/exporter.ts';

/** Joins a JSON document with the header under `_comment`, for APIs that take no comments. */
export const assembleJson: Exporter['assemble'] = ({ lines }, headerLines) =>
  `{\n  "_comment": ${indented(headerLines)},\n${lines.join('\n')}\n}\n`;

/** Returns a value as JSON, with every line after the first indented by two spaces. */
export function indented(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', '\n  ');
}
