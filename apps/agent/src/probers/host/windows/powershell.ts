import { z } from 'zod';
import type { FileFacts, InboundRule, RunningProgram } from '../host-system.ts';
import type { RunCommand } from '../run-command.ts';

/** Scripts read their argument from standard input, so it never becomes part of the script. */
const ARGUMENT = '$argument';

const SCRIPTS = {
  fileFacts: `${ARGUMENT} = [Console]::In.ReadToEnd()
$f = Get-Item -LiteralPath ${ARGUMENT} -ErrorAction Stop
$s = Get-AuthenticodeSignature -LiteralPath ${ARGUMENT}
@{ version = $f.VersionInfo.FileVersion; status = [string]$s.Status; signer = $s.SignerCertificate.Subject } | ConvertTo-Json -Compress`,
  programs: `@(Get-CimInstance Win32_Process -Property ProcessId,Name,ExecutablePath |
  Select-Object ProcessId,Name,ExecutablePath) | ConvertTo-Json -Compress`,
  firewall: `$ports = @{}; Get-NetFirewallPortFilter -PolicyStore ActiveStore | ForEach-Object { $ports[$_.InstanceID] = $_ }
$apps = @{}; Get-NetFirewallApplicationFilter -PolicyStore ActiveStore | ForEach-Object { $apps[$_.InstanceID] = $_ }
$rules = @(Get-NetFirewallRule -PolicyStore ActiveStore -Enabled True -Direction Inbound | ForEach-Object {
  @{ action = [string]$_.Action; protocol = [string]$ports[$_.InstanceID].Protocol
     ports = @($ports[$_.InstanceID].LocalPort | ForEach-Object { [string]$_ }); program = [string]$apps[$_.InstanceID].Program } })
@{ closed = [bool](Get-NetFirewallProfile -PolicyStore ActiveStore | Where-Object { $_.Enabled -and $_.DefaultInboundAction -ne 'Allow' })
   rules = $rules } | ConvertTo-Json -Compress -Depth 4`,
} as const;

/** Runs one of our scripts; returns its output, or null if it failed. */
export async function runScript(run: RunCommand, script: keyof typeof SCRIPTS, argument = ''): Promise<string | null> {
  const outcome = await run(['powershell.exe', '-NoProfile', '-NonInteractive', '-Command', SCRIPTS[script]], argument);
  return outcome.kind === 'ended' && outcome.status === 0 ? outcome.stdout : null;
}

const factsSchema = z.object({ version: z.string().nullable(), status: z.string(), signer: z.string().nullable() });

/** Parses a file's version and signature from the script `fileFacts`; null if the format differs. */
export function parseFileFacts(text: string): Omit<FileFacts, 'bytes'> | null {
  const facts = parseJson(text, factsSchema);
  if (facts === null) return null;
  return {
    version: facts.version?.trim() || null,
    signature: { isValid: facts.status === 'Valid', signer: facts.signer === null ? null : signerOf(facts.signer) },
  };
}

/**
 * Returns the organization or common name of a certificate's subject: `CN="Punchh, Inc.", O=...` gives `Punchh, Inc.`.
 */
function signerOf(subject: string): string {
  const value = (key: string): string | undefined => {
    const match = new RegExp(`(?:^|,\\s*)${key}=(?:"((?:[^"]|"")*)"|([^,]*))`, 'i').exec(subject);
    return match?.[1] ?? match?.[2];
  };
  return (value('O') ?? value('CN') ?? subject).trim();
}

const programSchema = z.object({ ProcessId: z.int(), Name: z.string(), ExecutablePath: z.string().nullable() });

/** Parses the running programs from the script `programs`; empty if the format differs. */
export function parsePrograms(text: string): RunningProgram[] {
  const programs = parseJson(text, z.union([z.array(programSchema), programSchema.transform((one) => [one])]));
  return (programs ?? []).map(({ ProcessId: pid, Name: name, ExecutablePath: path }) => ({ pid, name, path }));
}

const firewallSchema = z.object({
  closed: z.boolean(),
  rules: z.array(
    z.object({ action: z.string(), protocol: z.string(), ports: z.array(z.string()), program: z.string() }),
  ),
});

/**
 * Returns what Windows Defender Firewall does to inbound connections to a program's TCP port, from the script
 * `firewall`.
 */
export function judgeFirewall(text: string, port: number, programs: readonly string[]): InboundRule {
  const firewall = parseJson(text, firewallSchema);
  if (firewall === null) return 'unknown';
  const named = programs.map((program) => program.toLowerCase());
  const matching = firewall.rules.filter(
    ({ protocol, ports, program }) =>
      ['tcp', 'any', '6'].includes(protocol.toLowerCase()) &&
      ports.some((one) => coversPort(one, port)) &&
      (program.toLowerCase() === 'any' || named.includes(program.toLowerCase())),
  );
  // A block rule wins over allow rules.
  if (matching.some(({ action }) => action === 'Block')) return 'blocked';
  return !firewall.closed || matching.length > 0 ? 'allowed' : 'missing';
}

function coversPort(ports: string, port: number): boolean {
  if (ports.toLowerCase() === 'any') return true;
  const [from = Number.NaN, to = from] = ports.split('-').map(Number);
  return from <= port && port <= to;
}

function parseJson<S extends z.ZodType>(text: string, schema: S): z.output<S> | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
