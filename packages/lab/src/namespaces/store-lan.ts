import { once } from 'node:events';
import { chmod, copyFile, link, mkdir, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { Namespace, type ServerCommand } from './namespace.ts';
import type { CommandOptions, CommandResult } from './process.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** The hosts on a store's network, and their addresses. */
export const LAN_HOSTS = {
  boh: '10.20.0.10',
  terminal: '10.20.0.11',
  /** The agentless host. */
  bare: '10.20.0.12',
} as const;
export type LanHost = keyof typeof LAN_HOSTS;

const NAMES = ['boh', 'terminal', 'bare'] as const satisfies LanHost[];
const SWITCH_ADDRESS = '10.20.0.1';

/**
 * The hosts of a store on one switch, each a Linux network namespace with its own drive C. Needs root. Everything ends with
 * this process, however it ends.
 */
export class StoreLan {
  readonly #switch: Namespace;
  readonly #machines: Readonly<Record<LanHost, Namespace>>;
  readonly #folder: string;
  readonly #ways: Server[] = [];

  private constructor(
    parts: { readonly machines: Readonly<Record<LanHost, Namespace>>; readonly folder: string },
    lanSwitch: Namespace,
  ) {
    this.#machines = parts.machines;
    this.#folder = parts.folder;
    this.#switch = lanSwitch;
  }

  /** Builds the network, with nothing running on the hosts. Rejects, leaving nothing behind, if the system refuses. */
  static async start(): Promise<StoreLan> {
    const folder = await makeTemporaryFolder();
    const opened: Namespace[] = [];
    try {
      await chmod(folder, 0o711);
      const open = async (name: string): Promise<Namespace> => {
        const namespace = await Namespace.open(name);
        opened.push(namespace);
        return namespace;
      };
      const lanSwitch = await open('switch');
      const machines = { boh: await open('boh'), terminal: await open('terminal'), bare: await open('bare') };
      await plugIn(lanSwitch, machines);
      return new StoreLan({ machines, folder }, lanSwitch);
    } catch (error) {
      await Promise.all(opened.map((namespace) => namespace.close()));
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** Returns the folder that is drive C of a host. */
  driveC(machine: LanHost): string {
    return join(this.#folder, machine, 'drive_c');
  }

  /** Returns a folder of a host next to its drive C. */
  folderOf(machine: LanHost): string {
    return join(this.#folder, machine);
  }

  /** Writes a file on drive C; the path is a Windows path. */
  async write(machine: LanHost, path: string, text: string): Promise<void> {
    const file = this.#pathOf(machine, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }

  /** Runs a program on a host that accepts connections on a port, from a path on drive C or elsewhere. */
  async listen(machine: LanHost, port: number, path?: string): Promise<void> {
    const file = path === undefined ? process.execPath : await this.#install(machine, path);
    const script = `require('node:net').createServer((socket) => socket.on('error', () => {})).listen(${port}, '0.0.0.0')`;
    await this.serve(machine, { argv: [file, '-e', script], listens: [{ protocol: 'tcp', port }], graceMs: 500 });
  }

  /** Runs a command on a host to its end. Rejects if it cannot be started. */
  async run(machine: LanHost, argv: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
    return await this.#machines[machine].run(argv, options);
  }

  /**
   * Forwards a port of 127.0.0.1 on a host to the same port outside the lab, through a Unix socket: network namespaces separate
   * networks, not files.
   */
  async forwardOut(machine: LanHost, port: number): Promise<void> {
    const path = join(this.folderOf(machine), `${port}.sock`);
    await mkdir(dirname(path), { recursive: true });
    const outside = createServer((socket) => {
      joinSockets(socket, connect({ host: '127.0.0.1', port }));
    });
    outside.listen(path);
    await once(outside, 'listening');
    this.#ways.push(outside);
    const script = `const net = require('node:net');
      net.createServer((socket) => {
        const out = net.connect(${JSON.stringify(path)});
        for (const end of [socket, out]) end.on('error', () => { socket.destroy(); out.destroy(); });
        socket.pipe(out).pipe(socket);
      }).listen(${port}, '127.0.0.1')`;
    await this.serve(machine, { argv: [process.execPath, '-e', script], listens: [{ protocol: 'tcp', port }] });
  }

  /** Starts a server on a host. Rejects if it does not listen. */
  async serve(machine: LanHost, command: ServerCommand): Promise<void> {
    await this.#machines[machine].serve(command);
  }

  /** Sets the host's own firewall: nftables rules for inbound traffic. */
  async filter(machine: LanHost, ...rules: readonly string[]): Promise<void> {
    const chain = `chain input { type filter hook input priority filter; ${rules.join('; ')}; }`;
    await this.#machines[machine].runOrThrow(['nft', '-f', '-'], { input: `table inet own {\n${chain}\n}\n` });
  }

  /** Ends all its processes and namespaces, and removes its files. */
  async close(): Promise<void> {
    for (const way of this.#ways) way.close();
    await Promise.all(NAMES.map((name) => this.#machines[name].close()));
    await this.#switch.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Runs our program under the expected name: the kernel shows the path that started it. */
  async #install(machine: LanHost, path: string): Promise<string> {
    const file = this.#pathOf(machine, path);
    await mkdir(dirname(file), { recursive: true });
    await link(process.execPath, file).catch(() => copyFile(process.execPath, file));
    return file;
  }

  #pathOf(machine: LanHost, path: string): string {
    return join(this.driveC(machine), ...path.replace(/^c:\\/i, '').split('\\'));
  }
}

function joinSockets(socket: Socket, out: Socket): void {
  for (const end of [socket, out]) {
    end.on('error', () => {
      socket.destroy();
      out.destroy();
    });
  }
  socket.pipe(out).pipe(socket);
}

async function plugIn(lanSwitch: Namespace, machines: Readonly<Record<LanHost, Namespace>>): Promise<void> {
  const ip = async (namespace: Namespace, lines: readonly string[]): Promise<void> => {
    await namespace.runOrThrow(['ip', '-batch', '-'], { input: `${lines.join('\n')}\n` });
  };
  await ip(lanSwitch, [
    'link add name lan type bridge',
    'link set lan up',
    `addr add ${SWITCH_ADDRESS}/24 dev lan`,
    ...NAMES.flatMap((name) => [
      `link add name to-${name} type veth peer name eth0 netns ${machines[name].pid}`,
      `link set to-${name} master lan up`,
    ]),
  ]);
  for (const name of NAMES) {
    await ip(machines[name], [
      'link set eth0 up',
      `addr add ${LAN_HOSTS[name]}/24 dev eth0`,
      `route add default via ${SWITCH_ADDRESS}`,
    ]);
  }
}
