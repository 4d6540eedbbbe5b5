const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes text for HTML, including attribute values. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Renders a page of a sink. `body` is HTML; lists reload themselves every few seconds. */
export function htmlPage(page: { title: string; body: string; reloads: boolean }): string {
  const refresh = page.reloads ? '<meta http-equiv="refresh" content="5">' : '';
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(page.title)}</title>${refresh}<style>${STYLE}</style></head><body><main><h1>${escapeHtml(page.title)}</h1>
${page.body}</main></body></html>`;
}

const STYLE = `
:root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;margin:0}main{max-width:60rem;margin:0 auto;padding:1rem}
h1{font-size:1.3rem}table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #8884}
iframe{width:100%;height:70vh;border:1px solid #8886;background:#fff}pre{white-space:pre-wrap;background:#8882;padding:.6rem}
.message{border:1px solid #8886;border-radius:6px;padding:.6rem 1rem;margin:.8rem 0}.time{opacity:.7;font-size:.85rem}
.attachment{border-left:4px solid #888;padding-left:.8rem}.fields{display:grid;grid-template-columns:1fr 1fr;gap:.5rem}
.context{opacity:.75;font-size:.9rem}.button{display:inline-block;border:1px solid #8888;border-radius:4px;padding:.2rem .7rem;margin-right:.5rem}`;
