import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { checkCertificate } from './certificates/check-certificate.ts';
import { print } from './print.ts';
import { runScript } from './script.ts';

const USAGE = `usage: npm run certificate:verify -- FILE.json (--keys KEYS.json | --url https://sightline.example.com)

FILE.json   a certificate as the console gives it
--keys      what /v1/certificates/keys of the installation answered, saved as a file
--url       where to ask it for that now`;
const TIMEOUT_MS = 10_000;

// Tells whether a certificate is as it was issued, without the installation or with no more of it than its public keys.
runScript(async ({ args }) => {
  const asked = readArguments(args);
  if (asked === null) {
    print(USAGE);
    return 2;
  }
  const keys = asked.url === undefined ? await readFile(asked.keys ?? '', 'utf8') : await fetchKeys(asked.url);
  const check = checkCertificate(await readFile(asked.file, 'utf8'), keys);
  print(check.text);
  return check.kind === 'genuine' ? 0 : 1;
});

interface Asked {
  readonly file: string;
  readonly keys?: string | undefined;
  readonly url?: string | undefined;
}

function readArguments(args: readonly string[]): Asked | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { keys: { type: 'string' }, url: { type: 'string' } },
      allowPositionals: true,
    });
    const [file, more] = positionals;
    const isClear = (values.keys === undefined) !== (values.url === undefined);
    return file === undefined || more !== undefined || !isClear ? null : { file, ...values };
  } catch {
    return null;
  }
}

async function fetchKeys(url: string): Promise<string> {
  const answer = await fetch(new URL('/v1/certificates/keys', url), { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
  return await answer.text();
}
