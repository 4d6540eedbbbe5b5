#!/usr/bin/env node
import './platform/limit-memory.ts';

import { Command, CommanderError, Option } from 'commander';
import { type CheckOptions, runCheck } from './commands/check.ts';
import { type DoctorOptions, runDoctor } from './commands/doctor.ts';
import { type EnrollOptions, runEnroll } from './commands/enroll.ts';
import { type RunOptions, runAgent } from './commands/run.ts';
import { installService, type ServiceOptions, showService, uninstallService } from './commands/service.ts';
import { runStatus, type StatusOptions } from './commands/status.ts';
import { UsageError } from './commands/usage-error.ts';
import { errorMessage } from './platform/log.ts';
import { AGENT_VERSION } from './platform/version.ts';
import { defaultStateDir } from './state/state-dir.ts';

const EXIT_USAGE = 2;
const PROXY = [
  '--proxy <proxy>',
  "http://[user:password@]host:port, pac+http://host/file, none, or auto for the machine's own",
] as const;
const STATE_DIR = ['--state-dir <dir>', "the agent's state directory", defaultStateDir()] as const;

function buildProgram(): Command {
  const program = new Command('sightline-agent');
  program
    .description("Probes the endpoints on a store's allowlist and reports to Sightline.")
    .exitOverride()
    .showSuggestionAfterError(false);
  program.configureOutput({
    outputError: (text, write) => {
      write(text.replace(/^error: /, 'sightline-agent: '));
    },
  });

  program
    .command('enroll')
    .description('add this machine to a store')
    .requiredOption('--api <url>', 'URL of the Sightline API')
    .requiredOption('--token <token>', "the store's enrollment token")
    .option('--role <role>', 'boh, terminal, caps, service_host or control', 'boh')
    .option('--hostname <name>', "use this name instead of the machine's")
    .option('--drive-c <dir>', 'the folder that Windows programs under Wine see as drive C')
    .option(...STATE_DIR)
    .option('--resolver <ip:port>', "use this name server instead of the machine's")
    .option('--ca <file>', 'also trust the certificate authorities in this PEM file')
    .option(...PROXY)
    .action(runEnroll satisfies (options: EnrollOptions) => Promise<void>);
  program
    .command('run')
    .description('run the assigned checks and report until stopped')
    .option(...STATE_DIR)
    .addOption(
      new Option('--page <port>', 'port of the technician page on 127.0.0.1, or off')
        .default('9480')
        .env('SIGHTLINE_AGENT_PAGE'),
    )
    .addOption(new Option('--trial').hideHelp())
    .action(async (options: RunOptions) => {
      await runAgent(options, process.env);
      // A lookup in the system's resolver cannot be canceled, and would keep the process alive until it times out.
      process.exit(0);
    });
  addDiagnosisCommands(program);
  program
    .command('version')
    .description('print the version')
    .action(() => {
      process.stdout.write(`${AGENT_VERSION}\n`);
    });
  addServiceCommands(program.command('service').description('run the agent as a system service'));
  return program;
}

function addDiagnosisCommands(program: Command): void {
  program
    .command('status')
    .description('show the state of this agent and the latest results')
    .option(...STATE_DIR)
    .option('--json', 'print JSON')
    .action(runStatus satisfies (options: StatusOptions) => void);
  program
    .command('check')
    .description('check one target now: a URL, host:port, host:port/tcp or host:port/tls')
    .argument('<target>')
    .option('--json', 'print one JSON document and nothing else')
    .option('--resolver <ip:port>', "use this name server instead of the machine's")
    .option('--ca <file>', 'also trust the certificate authorities in this PEM file')
    .option(...PROXY)
    .option('--timeout <ms>', 'time limit for the name, and for each address', '10000')
    .option('--no-evidence', 'with --json: skip gathering evidence for a failure, which takes a few seconds')
    .action(async (target: string, options: CheckOptions) => {
      process.exitCode = await runCheck(target, options);
    });
  program
    .command('doctor')
    .description('find out why the agent cannot reach the API, and what to fix first')
    .option(...STATE_DIR)
    .option('--json', 'print JSON')
    .action(async (options: DoctorOptions) => {
      process.exitCode = await runDoctor(options, process.env);
    });
}

function addServiceCommands(service: Command): void {
  const root = ['--root <dir>', 'root folder of another system to install to', '/'] as const;
  service
    .command('install')
    .description('start the agent now and at every boot')
    .option(...STATE_DIR)
    .option(...root)
    .option('--print', 'print the service definition without installing it')
    .action(installService satisfies (options: ServiceOptions) => void);
  service
    .command('uninstall')
    .description('stop the agent and remove its files')
    .option(...STATE_DIR)
    .option(...root)
    .option('--keep-state', 'keep the enrollment and the spool')
    .action(uninstallService satisfies (options: ServiceOptions) => void);
  service
    .command('status')
    .description('show whether the service is installed and running')
    .option(...STATE_DIR)
    .option(...root)
    .action((options: ServiceOptions) => {
      process.exitCode = showService(options);
    });
}

// No top-level await: the executable runs this as a CommonJS script.
void buildProgram().parseAsync().catch(reportTrouble);

function reportTrouble(error: unknown): void {
  if (error instanceof UsageError) {
    process.stderr.write(`sightline-agent: ${error.message}\n`);
    process.exitCode = EXIT_USAGE;
  } else if (error instanceof CommanderError) {
    // commander has already printed its error or help.
    process.exitCode = error.exitCode === 0 ? 0 : EXIT_USAGE;
  } else {
    process.stderr.write(`sightline-agent: ${errorMessage(error)}\n`);
    process.exitCode = 1;
  }
}
