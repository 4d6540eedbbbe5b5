import type { NetworkTarget, Target } from '../messages/assignment.ts';

/** A target within the store: a port of its network, or something on the host itself. */
export type LocalTarget = Exclude<Target, NetworkTarget | { kind: 'wildcard' }>;

/** Returns the key of a local target, with everything that decides what the probe asks for: `lan://<peer>:9090`,
 * `host:port:9090`, `host:program:C:\\...`. */
export function localTargetKey(target: LocalTarget): string {
  switch (target.kind) {
    case 'lan_port':
      return `lan://${target.peerId}:${target.port}${target.listener === 'optional' ? '?' : ''}`;
    case 'own_port':
      return `host:port:${target.port}${listPart(target.programs)}`;
    case 'program':
      return `host:program:${target.path.toLowerCase()}${listPart([target.service, target.hardwareId])}`;
    case 'process':
    case 'service':
      return `host:${target.kind}:${target.name.toLowerCase()}`;
    case 'code_signer':
      return `host:signer:${target.signer}${listPart(target.programs)}`;
    case 'port_setting': {
      const { setting, fileName, folders, defaultPort, expected } = target;
      return `host:setting:${setting}${listPart([fileName ?? '*', ...folders, String(defaultPort), String(expected?.port ?? '')])}`;
    }
  }
}

/** Writes a local target for people: `TERM-1:9090`, `port 9090`, a program's path, the name of a service or setting. */
export function localTargetText(target: LocalTarget): string {
  switch (target.kind) {
    case 'lan_port':
      return `${target.host}:${target.port}`;
    case 'own_port':
      return `port ${target.port}`;
    case 'program':
      return target.path;
    case 'process':
    case 'service':
      return target.name;
    case 'code_signer':
      return `signer ${target.signer}`;
    case 'port_setting':
      return target.setting;
  }
}

function listPart(parts: readonly (string | undefined)[]): string {
  const given = parts.filter((part) => part !== undefined);
  return given.length === 0 ? '' : `#${given.join('|')}`;
}
