import { type Exporter, withComments } from '../render/exporter.ts';
import { directionRemarks } from '../render/internet-destination.ts';
import { printableText } from '../render/printable-text.ts';
import { WINDOWS_REMARKS, type WindowsRule, windowsRules } from '../render/windows-rules.ts';

/** Writes New-NetFirewallRule commands. Values are in single quotes, in which PowerShell expands nothing. */
export const WINDOWS_POWERSHELL: Exporter = {
  mediaType: 'text/plain; charset=utf-8',
  extension: 'ps1',
  write: (rules, { packId }) => {
    const { rules: written, notExpressible } = windowsRules(rules);
    const group = printableText(`Sightline ${packId}`, 100);
    return {
      lines: written.map((rule) => commandLine(rule, group)),
      remarks: [...WINDOWS_REMARKS, ...directionRemarks(rules.map((rule) => ({ rule, value: null })))],
      notExpressible,
    };
  },
  assemble: withComments('#', '\r\n'),
};

function commandLine({ name, direction, program, protocol, ports, remote }: WindowsRule, group: string): string {
  const parts = [
    `New-NetFirewallRule -DisplayName '${name}' -Group '${group}'`,
    `-Direction ${direction === 'in' ? 'Inbound' : 'Outbound'} -Action Allow`,
    ...(program === null ? [] : [`-Program '${program}'`]),
    ...(protocol === null ? [] : [`-Protocol ${protocol}`]),
    ...(ports === null ? [] : [`${direction === 'in' ? '-LocalPort' : '-RemotePort'} ${quotedList(ports.split(','))}`]),
    ...(remote === null ? [] : [`-RemoteAddress ${quotedList(remote)}`]),
  ];
  return parts.join(' ');
}

function quotedList(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(',');
}
