import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerCommand, ServerPort } from './namespace.ts';

/**
 * Returns a foreground nginx with one process that keeps all its files in `folder`. `servers` are its `server` blocks.
 */
export async function nginxCommand(
  folder: string,
  servers: string,
  listens: readonly ServerPort[],
): Promise<ServerCommand> {
  await mkdir(folder, { recursive: true });
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `  ${kind}_temp_path ${join(folder, kind)};`,
  );
  const text = `daemon off;
master_process off;
user root;
pid ${join(folder, 'nginx.pid')};
error_log stderr error;
events { worker_connections 256; }
http {
  access_log off;
  default_type text/html;
${temporary.join('\n')}
${servers}
}
`;
  const file = join(folder, 'nginx.conf');
  await writeFile(file, text);
  return { argv: ['nginx', '-p', folder, '-e', 'stderr', '-c', file], listens };
}
