/** What the agent is built for, as npm's packages of Node are named. */
export const PLATFORMS = ['linux-x64', 'linux-arm64', 'win-x64'] as const;
export type Platform = (typeof PLATFORMS)[number];

export function isPlatform(name: string): name is Platform {
  return PLATFORMS.some((platform) => platform === name);
}

/** The last Node whose Windows executable starts under Debian's Wine, where it is tested. */
const NODE_ON_WINDOWS = '22.23.3';

/** The version of Node inside the platform's executable; the pinned one, which is the one that runs this, unless it cannot be tested. */
export function nodeVersionOf(platform: Platform): string {
  return platform === 'win-x64' ? NODE_ON_WINDOWS : process.versions.node;
}

/** Node's options inside the executable: what keeps the agent small; see "Cost" in docs/agent.md. */
export function nodeOptionsOf(platform: Platform): readonly string[] {
  const small = ['--jitless', '--max-semi-space-size=1'];
  // Without its compiler Node has no WebAssembly either. The one on Windows says so on stderr unless told; newer ones refuse to be told.
  return platform === 'win-x64' ? [...small, '--no-expose-wasm'] : small;
}

/** The executable's name in apps/agent/dist. */
export function executableName(platform: Platform): string {
  return `sightline-agent-${platform === 'win-x64' ? 'windows-x64.exe' : platform}`;
}
