/** What a service starts. */
export interface ServiceProgram {
  /** Absolute: Node with its options and the bundle, or the executable alone. */
  readonly command: readonly [file: string, ...args: string[]];
  readonly stateDir: string;
}

export const UNIT_NAME = 'sightline-agent.service';

/**
 * Returns the systemd unit that keeps the agent running: as a dynamic user that can write only its state, without
 * privileges, and with limits on memory and threads. Throws if the state directory is not directly under /var/lib, where
 * systemd keeps service state.
 */
export function systemdUnit({ command, stateDir }: ServiceProgram): string {
  const [, stateName] = /^\/var\/lib\/([\w.-]+)$/.exec(stateDir) ?? [];
  if (stateName === undefined) throw new Error(`${stateDir} is not a folder directly under /var/lib`);
  return `[Unit]
Description=Sightline agent: probes the endpoints on a store's allowlist
Wants=network-online.target
After=network-online.target
# Restart without limit: a store without its agent is not monitored.
StartLimitIntervalSec=0

[Service]
Type=exec
ExecStart=${[...command, 'run', '--state-dir', stateDir].map(quoted).join(' ')}
Environment=MALLOC_ARENA_MAX=1
Restart=always
RestartSec=5
# Not enrolled, or another agent runs: a restart would not help.
RestartPreventExitStatus=2
TimeoutStopSec=10

DynamicUser=yes
StateDirectory=${stateName}
StateDirectoryMode=0700
UMask=0077
MemoryMax=192M
TasksMax=32
LimitNOFILE=1024

NoNewPrivileges=yes
CapabilityBoundingSet=
ProtectSystem=strict
ProtectHome=yes
ProtectClock=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
PrivateDevices=yes
PrivateTmp=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
# Possible because Node runs without its JIT compiler.
MemoryDenyWriteExecute=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallErrorNumber=EPERM

[Install]
WantedBy=multi-user.target
`;
}

/** Quotes a word of a command line by systemd's rules (systemd.service(5)). */
function quoted(word: string): string {
  const escaped = word.replace(/[\\"]/g, '\\$&').replaceAll('%', '%%').replaceAll('$', '$$$$');
  return /^[\w./:=@%$-]+$/.test(escaped) ? escaped : `"${escaped}"`;
}
