import { PAYTRONIX_PACK } from '@sightline/allowlist';
import { describe, expect, it } from 'vitest';
import { waitUntilLoaded } from '../support/console-browser.ts';
import type { GetRun } from '../support/e2e-run.ts';
import { DANA } from '../support/people.ts';

export function describeAllowlistPage(getRun: GetRun): void {
  describe('the allowlist page', () => {
    it('shows every entry of the guide: its text as printed, where it stands, and each cell that is unknown', async () => {
      const { page } = await getRun().browser.open('/t/harbor-grill/allowlists', { email: DANA });
      await waitUntilLoaded(page);
      // The texts of the articles, which may be folded away but are there to be searched.
      const texts = await page.getByRole('article').allTextContents();
      const articles = texts.map((text) => text.replaceAll(/\s+/g, ' '));
      const missing = PAYTRONIX_PACK.entries.flatMap((entry, index) => {
        const shown = articles[index] ?? '';
        return wordsOf(entry)
          .filter((words) => !shown.includes(words.replaceAll(/\s+/g, ' ')))
          .map((words) => `${entry.id}: ${words}`);
      });
      expect(missing).toEqual([]);
      expect(articles).toHaveLength(PAYTRONIX_PACK.entries.length);
    });

    it('shows the text of the guide that belongs to no entry', async () => {
      const { page } = await getRun().browser.open('/t/harbor-grill/allowlists', { email: DANA });
      await waitUntilLoaded(page);
      const shown = (await page.getByRole('main').innerText()).replaceAll(/\s+/g, ' ');
      const printed = PAYTRONIX_PACK.sections.flatMap(({ title, asPrinted }) => [title, ...asPrinted]);
      expect(printed.filter((line) => !shown.includes(line.replaceAll(/\s+/g, ' ')))).toEqual([]);
    });

    it('finds an entry by any word of it', async () => {
      const { page } = await getRun().browser.open('/t/harbor-grill/allowlists', { email: DANA });
      await waitUntilLoaded(page);
      await page.getByRole('searchbox', { name: 'Search the allowlist' }).fill('22280');
      await page.getByRole('heading', { name: 'Aloha POS', exact: true }).waitFor({ state: 'hidden' });
      const articles = page.getByRole('article');
      await articles.filter({ hasNotText: '22280' }).first().waitFor({ state: 'hidden' });
      const found = await articles.allInnerTexts();
      expect(found.length).toBeGreaterThan(0);
      for (const text of found) expect(text).toContain('22280');
    });
  });
}

/** All that the page must say of one entry. */
function wordsOf(entry: (typeof PAYTRONIX_PACK)['entries'][number]): string[] {
  const [first, last] = entry.provenance.lines;
  const lines = first === last ? `line ${String(first)}` : `lines ${String(first)} to ${String(last)}`;
  const unknown = entry.cells.flatMap((cell) =>
    cell.kind === 'unknown' ? [`${cell.column}unknown`, cell.reason] : [],
  );
  const flags = entry.flags.map(({ text }) => text);
  return [entry.title, ...entry.asPrinted, entry.provenance.where, lines, ...unknown, ...flags];
}
