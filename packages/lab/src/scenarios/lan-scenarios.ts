import type { Failure, Target } from '@sightline/spec';
import { LAN_HOSTS, type LanHost, type StoreLan } from '../namespaces/store-lan.ts';

/** What one check on one host must report. */
export interface LanExpectation {
  readonly by: 'boh' | 'terminal';
  readonly target: Target;
  readonly failure: Failure | null;
  /** Text that its explanation must contain, so that a technician knows where to look. */
  readonly words: string;
}

/** A scenario between the hosts of a store, or on one of them, played with an agent on both. */
export interface LanScenario {
  /** Unique, in snake case. */
  readonly name: string;
  /** What is set up, in one sentence. */
  readonly description: string;
  readonly apply: (lan: StoreLan) => Promise<void>;
  readonly expectations: readonly LanExpectation[];
}

/** The ids of the hosts in the assignments of their peers. */
export const LAN_PEER_IDS: Readonly<Record<LanHost, string>> = {
  boh: '0197a000-0000-7000-8000-0000000000b1',
  terminal: '0197a000-0000-7000-8000-0000000000c1',
  bare: '0197a000-0000-7000-8000-0000000000c2',
};

const JAVA = 'C:\\Paytronix\\jre\\bin\\java.exe';

type Of<Kind extends Target['kind']> = Extract<Target, { kind: Kind }>;

/** A port of another host, whose address the scenarios also use. */
function portOf(peer: LanHost, port: number, listener: Of<'lan_port'>['listener'] = 'required'): Of<'lan_port'> {
  return { kind: 'lan_port', host: peer, peerId: LAN_PEER_IDS[peer], port, listener };
}

const CONTROLLER_PORT: Of<'own_port'> = { kind: 'own_port', port: 9090, programs: [JAVA] };

function setting(name: string, expected?: number): Of<'port_setting'> {
  return {
    kind: 'port_setting',
    setting: name,
    fileName: null,
    folders: ['C:\\Paytronix'],
    defaultPort: 9090,
    ...(expected === undefined ? {} : { expected: { port: expected, at: 'boh' } }),
  };
}

/** The POS ports of an Aloha store, and what can go wrong with them. */
export const LAN_SCENARIOS: readonly LanScenario[] = [
  {
    name: 'lan_all_well',
    description: 'The controller listens on the BOH and a program on the terminal, and nothing blocks them.',
    apply: async (lan) => {
      await lan.listen('boh', 9090, JAVA);
      await lan.listen('terminal', 9055);
    },
    expectations: [
      { by: 'boh', target: portOf('terminal', 9055), failure: null, words: 'accepts TCP connections on port 9055' },
      { by: 'terminal', target: portOf('boh', 9090), failure: null, words: LAN_HOSTS.boh },
      { by: 'boh', target: CONTROLLER_PORT, failure: null, words: 'java.exe' },
    ],
  },
  {
    name: 'lan_nothing_listening',
    description: 'Nothing listens on the terminal, and no firewall blocks it.',
    apply: () => Promise.resolve(),
    expectations: [
      {
        by: 'boh',
        target: portOf('terminal', 9055),
        failure: 'host.port_closed',
        words: 'Nothing listens on TCP port 9055 of terminal; no firewall blocks it',
      },
      { by: 'boh', target: portOf('terminal', 9054, 'optional'), failure: null, words: 'No firewall blocks' },
    ],
  },
  {
    name: 'lan_listening_but_filtered',
    description: "A program listens on the terminal, and the terminal's firewall drops inbound traffic for it.",
    apply: async (lan) => {
      await lan.listen('terminal', 9055);
      await lan.filter('terminal', 'tcp dport 9055 drop');
    },
    expectations: [
      { by: 'boh', target: portOf('terminal', 9055), failure: 'connect.timeout', words: 'a firewall on terminal' },
    ],
  },
  {
    name: 'lan_closed_and_filtered',
    description: 'Nothing listens on the terminal, and its firewall rejects inbound traffic for the port.',
    apply: async (lan) => {
      await lan.filter('terminal', 'tcp dport 9055 reject with tcp reset');
    },
    expectations: [
      { by: 'boh', target: portOf('terminal', 9055), failure: 'connect.refused', words: 'a firewall on terminal' },
    ],
  },
  {
    name: 'lan_other_program_on_9090',
    description: 'A program other than the controller holds port 9090 of the BOH.',
    apply: async (lan) => {
      await lan.listen('boh', 9090);
    },
    expectations: [
      { by: 'boh', target: CONTROLLER_PORT, failure: 'host.port_taken', words: 'holds TCP port 9090' },
      { by: 'terminal', target: portOf('boh', 9090), failure: null, words: 'accepts TCP connections' },
    ],
  },
  {
    name: 'lan_sides_disagree',
    description: 'The BOH is set to port 9191, and the terminal to 9090.',
    apply: async (lan) => {
      await lan.write('boh', 'C:\\Paytronix\\config\\install.properties', 'BUSINESS_XML_PORT=9191\r\n');
      await lan.write('terminal', 'C:\\Paytronix\\pxalohaui.cfg', '<settings PXC_PORT="9090" />\r\n');
    },
    expectations: [
      { by: 'boh', target: setting('BUSINESS_XML_PORT'), failure: null, words: 'BUSINESS_XML_PORT is 9191' },
      {
        by: 'terminal',
        target: setting('PXC_PORT', 9191),
        failure: 'host.port_disagrees',
        words: 'PXC_PORT is 9090 on this machine but 9191 on boh',
      },
    ],
  },
  {
    name: 'lan_terminal_without_agent',
    description: 'An agentless terminal accepts connections on one port and refuses them on another.',
    apply: async (lan) => {
      await lan.listen('bare', 9055);
    },
    expectations: [
      { by: 'boh', target: portOf('bare', 9055), failure: null, words: LAN_HOSTS.bare },
      { by: 'boh', target: portOf('bare', 9090), failure: 'connect.refused', words: 'refuses TCP connections' },
      {
        by: 'boh',
        target: portOf('bare', 9054, 'optional'),
        failure: 'connect.refused',
        words: 'refuses TCP connections',
      },
    ],
  },
];
