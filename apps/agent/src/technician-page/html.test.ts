import { describe, expect, it } from 'vitest';
import { escapeHtml, html, ownHtml } from './html.ts';

const HOSTILE = `<script>alert("1")</script>' onload='x' \`&amp;`;

describe('html', () => {
  it('escapes text in elements and quoted attributes', () => {
    const { text } = html`<p title="${HOSTILE}">${HOSTILE}</p>`;
    expect(text).toBe(`<p title="${escapeHtml(HOSTILE)}">${escapeHtml(HOSTILE)}</p>`);
    expect(escapeHtml(HOSTILE)).not.toMatch(/[<>"'`]/);
    expect(escapeHtml(HOSTILE)).toContain('&amp;amp;');
  });

  it('keeps HTML as it is, also in lists, and escapes nothing twice', () => {
    const items = ['a<b', 'c'].map((text) => html`<li>${text}</li>`);
    expect(html`<ul>${items}</ul>`.text).toBe('<ul><li>a&lt;b</li><li>c</li></ul>');
    expect(html`${ownHtml('<hr>')}`.text).toBe('<hr>');
  });

  it('renders null as nothing, and numbers unchanged', () => {
    expect(html`<p>${null}${0}${''}</p>`.text).toBe('<p>0</p>');
  });
});
