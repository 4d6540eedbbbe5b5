import { type Exporter, withComments } from '../render/exporter.ts';
import { directionRemarks } from '../render/internet-destination.ts';
import { WINDOWS_REMARKS, type WindowsRule, windowsRules } from '../render/windows-rules.ts';

/** Writes a batch file of netsh commands, for Windows 7 and similar systems. */
export const WINDOWS_NETSH: Exporter = {
  mediaType: 'text/plain; charset=utf-8',
  extension: 'cmd',
  write: (rules) => {
    const { rules: written, notExpressible } = windowsRules(rules);
    return {
      lines: written.map(commandLine),
      remarks: [...WINDOWS_REMARKS, ...directionRemarks(rules.map((rule) => ({ rule, value: null })))],
      notExpressible,
    };
  },
  assemble: withComments('rem', '\r\n'),
};

function commandLine({ name, direction, program, protocol, ports, remote }: WindowsRule): string {
  const parts = [
    `netsh advfirewall firewall add rule name="${name}" dir=${direction} action=allow`,
    ...(program === null ? [] : [`program="${program}"`]),
    ...(protocol === null ? [] : [`protocol=${protocol}`]),
    ...(ports === null ? [] : [`${direction === 'in' ? 'localport' : 'remoteport'}=${ports}`]),
    ...(remote === null ? [] : [`remoteip=${remote.join(',')}`]),
  ];
  return parts.join(' ');
}
