/**
 * The page's script: fetches the parts every two seconds and replaces only those that changed, so nothing flickers and focus
 * stays. Without it the page is complete, and the button works as a form.
 */
export const PAGE_SCRIPT = `
const byId = (id) => document.getElementById(id);
const parts = new Map();
let running = false;
let timer = 0;

function put(id, content) {
  const part = byId(id);
  if (part === null || parts.get(id) === content) return;
  parts.set(id, content);
  if (part.dataset.text !== undefined) part.textContent = content;
  else part.innerHTML = content;
}

async function refresh() {
  clearTimeout(timer);
  try {
    const answer = await fetch('/sections.json', { cache: 'no-store', signal: AbortSignal.timeout(5000) });
    if (!answer.ok) throw new Error(String(answer.status));
    const { running: isRunning, state, parts: fresh } = await answer.json();
    running = isRunning;
    byId('whole').dataset.state = state;
    for (const [id, content] of Object.entries(fresh)) put(id, content);
    delete byId('silent').dataset.on;
    byId('run-button').disabled = running;
  } catch {
    byId('silent').dataset.on = '';
  }
  timer = setTimeout(refresh, running ? 400 : document.hidden ? 15000 : 2000);
}

byId('run-form').addEventListener('submit', (event) => {
  event.preventDefault();
  byId('run-button').disabled = true;
  const body = new URLSearchParams(new FormData(event.target));
  fetch('/run', { method: 'POST', body, redirect: 'manual' }).finally(refresh);
});

byId('copy-button').addEventListener('click', async () => {
  const text = byId('summary').textContent;
  try {
    await navigator.clipboard.writeText(text);
    byId('copied').textContent = 'Copied';
  } catch {
    byId('summary-box').open = true;
    getSelection().selectAllChildren(byId('summary'));
    byId('copied').textContent = 'Selected. Press Ctrl+C to copy';
  }
  setTimeout(() => { byId('copied').textContent = ''; }, 4000);
});

document.addEventListener('visibilitychange', () => { if (!document.hidden) refresh(); });
timer = setTimeout(refresh, 2000);
`;
