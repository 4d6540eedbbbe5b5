import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { locateChromium } from '../../scripts/chromium.ts';
import { DEMO_PASSWORD } from '../../scripts/stack/fleet.ts';

const ACTION_MS_MAX = 20_000;

/** A page of the console, and what went wrong in it. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors on the console, uncaught errors and answers of 400 and above, as one line each. */
  readonly troubles: readonly string[];
  /** How often it was loaded whole; moving about within the console is no load. */
  readonly loads: () => number;
}

export interface OpenOptions {
  /** Whose session; each signs in once, by hand, and keeps the session for later pages. */
  readonly email: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** A real Chromium in front of the console. */
export interface ConsoleBrowser {
  /** Opens a path of the console as somebody who is signed in. */
  readonly open: (path: string, options: OpenOptions) => Promise<WatchedPage>;
  /** Opens a page that is none of the console's, at its whole address. */
  readonly openElsewhere: (url: string, look?: Omit<OpenOptions, 'email'>) => Promise<WatchedPage>;
  /** Opens the form for signing in, as nobody. */
  readonly openSignIn: () => Promise<WatchedPage>;
  /** Closes every page opened so far; sessions are kept. */
  readonly closePages: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Starts the browser. Throws with one line on how to get one where there is none. */
export async function startConsoleBrowser(consoleUrl: string): Promise<ConsoleBrowser> {
  const browser = await chromium.launch({
    executablePath: await locateChromium(),
    // As root, Chromium refuses to run with its sandbox; it sees nothing but our own pages.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const sessions = new Map<string, BrowserContextOptions['storageState']>();
  const openSignIn = async (): Promise<WatchedPage> => {
    const watched = await newPage(browser, { baseURL: consoleUrl });
    await watched.page.goto('/sign-in');
    return watched;
  };
  return {
    openSignIn,
    openElsewhere: async (url, look = {}) => {
      const watched = await newPage(browser, { ...look, permissions: ['clipboard-read', 'clipboard-write'] });
      await watched.page.goto(url);
      return watched;
    },
    open: async (path, { email, ...look }) => {
      let storageState = sessions.get(email);
      if (storageState === undefined) {
        const { page } = await openSignIn();
        await signIn(page, email, DEMO_PASSWORD);
        await page.waitForURL(/\/t\//);
        storageState = await page.context().storageState();
        sessions.set(email, storageState);
        await page.context().close();
      }
      const watched = await newPage(browser, { baseURL: consoleUrl, storageState, ...look });
      await watched.page.goto(path);
      return watched;
    },
    closePages: async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    close: () => browser.close(),
  };
}

/** Fills the form and sends it. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Email' }).fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Waits until the page has its data: no skeleton stands in for it, and the heading is there. */
export async function waitUntilLoaded(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('heading', { level: 1 }).first().waitFor();
  await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'hidden' });
}

async function newPage(browser: Browser, options: BrowserContextOptions): Promise<WatchedPage> {
  const context: BrowserContext = await browser.newContext({ viewport: { width: 1_440, height: 900 }, ...options });
  context.setDefaultTimeout(ACTION_MS_MAX);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()} (${message.location().url})`);
  });
  let loads = 0;
  page.on('load', () => {
    loads += 1;
  });
  page.on('pageerror', (error) => troubles.push(`uncaught: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400) troubles.push(`${String(response.status())} from ${response.url()}`);
  });
  return { page, troubles, loads: () => loads };
}
