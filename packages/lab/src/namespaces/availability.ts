import { run } from './process.ts';
import { BASE_TOOLS, findTool, packageOf, type Tool } from './tools.ts';

/** Returns why network namespaces are not available here, for a person; null if they are. */
export async function namespaceObstacle(): Promise<string | null> {
  if (process.platform !== 'linux') return 'network namespaces need Linux';
  if (process.getuid?.() !== 0) return 'network namespaces need root';
  const lacking = lackingTools(BASE_TOOLS);
  if (lacking !== null) return lacking;
  const tried = await run(['unshare', '--net', 'true']).catch(() => null);
  return tried?.status === 0 ? null : 'this system gives root no network namespace';
}

/** Returns which tools are not installed, for a person; null if all are. */
export function lackingTools(tools: readonly Tool[]): string | null {
  const lacking = tools.filter((tool) => findTool(tool) === null);
  if (lacking.length === 0) return null;
  return `not installed: ${lacking.map((tool) => `${tool} (Debian's ${packageOf(tool)})`).join(', ')}`;
}
