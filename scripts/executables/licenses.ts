import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ROOT } from '../command.ts';

const requireFromAgent = createRequire(join(ROOT, 'apps', 'agent', 'package.json'));
/** What the bundle holds code of. */
const BUNDLED = ['commander', 'dns-packet', '@leichtgewicht/ip-codec', 'js-interpreter', 'zod'] as const;

/** The notices that go with an executable: ours, the bundled packages', and Node's with all that Node contains. */
export function licenseNotices(nodeLicense: string): string {
  const parts = [
    noticeOf('Sightline agent', join(ROOT, 'LICENSE')),
    ...BUNDLED.map((name) => noticeOf(name, join(folderOf(name), 'LICENSE'))),
    noticeOf('Node.js', join(ROOT, nodeLicense)),
  ];
  return parts.join('\n');
}

function noticeOf(title: string, path: string): string {
  return `${'='.repeat(80)}\n${title}\n${'='.repeat(80)}\n\n${readFileSync(path, 'utf8').trim()}\n`;
}

/** Where a package lies; its entry may be folders below, and its package.json need not be exported. */
function folderOf(name: string): string {
  const entry = requireFromAgent.resolve(name === '@leichtgewicht/ip-codec' ? 'dns-packet' : name);
  const modules = entry.slice(0, entry.lastIndexOf('node_modules') + 'node_modules'.length);
  return dirname(join(modules, name, 'package.json'));
}
