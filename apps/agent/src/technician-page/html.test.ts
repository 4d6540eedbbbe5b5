import { describe, expect, it } from 'vitest';
import { escapeHtml, html, ownHtml } from './html.ts';

const HOSTILE = `<script>alert("1")</script>' onload='x' \`&amp;`;

describe('html', () => {
  it('lets no text out of an element or a quoted attribute', () => {
    const { text } = html`<p title="${HOSTILE}">${HOSTILE}</p>`;
    expect(text).toBe(`<p title="${escapeHtml(HOSTILE)}">${escapeHtml(HOSTILE)}</p>`);
    expect(escapeHtml(HOSTILE)).not.toMatch(/[<>"'`]/);
    expect(escapeHtml(HOSTILE)).toContain('&amp;amp;');
  });

  it('takes what is HTML already as it is, also in lists, and escapes nothing twice', () => {
    const items = ['a<b', 'c'].map((text) => html`<li>${text}</li>`);
    expect(html`<ul>${items}</ul>`.text).toBe('<ul><li>a&lt;b</li><li>c</li></ul>');
    expect(html`${ownHtml('<hr>')}`.text).toBe('<hr>');
  });

  it('writes nothing for nothing, and numbers as they are', () => {
    expect(html`<p>${null}${0}${''}</p>`.text).toBe('<p>0</p>');
  });
});
