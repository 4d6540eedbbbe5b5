/** HTML text; only `html` and `ownHtml` create it, so everything else is escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Values allowed in a template: text and numbers (escaped), HTML, lists of HTML, and null. */
export type HtmlValue = string | number | Html | null | readonly Html[];

/**
 * Builds HTML from a template. Escapes every value, in elements and quoted attributes, unless it is `Html`. Not for
 * scripts, styles or unquoted attributes.
 */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(parts.map((part, index) => part + textOf(values[index] ?? null)).join(''));
}

/** Wraps our own HTML, such as a stylesheet or script, without escaping. Never for text from outside. */
export function ownHtml(text: string): Html {
  return new Html(text);
}

function textOf(value: HtmlValue): string {
  if (value === null) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(({ text }) => text).join('');
  return escapeHtml(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Escapes text for an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? '');
}
