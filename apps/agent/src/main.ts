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
  "http://[user:password@]host:port, pac+http://host/file, none, or the machine's own: auto",
] as const;
const STATE_DIR = ['--state-dir <dir>', 'where the agent keeps its state', defaultStateDir()] as const;

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
    .description('make this machine a host of a store')
    .requiredOption('--api <url>', 'the API to report to')
    .requiredOption('--token <token>', 'the enrollment token of the store')
    .option('--role <role>', 'boh, terminal, caps, service_host or control', 'boh')
    .option('--hostname <name>', "instead of the machine's own name")
    .option('--drive-c <dir>', 'the folder that programs of Windows know as drive C, where they run under Wine')
    .option(...STATE_DIR)
    .option('--resolver <ip:port>', "ask this name server instead of the machine's")
    .option('--ca <file>', 'trust the certificate authorities of this PEM file too')
    .option(...PROXY)
    .action(runEnroll satisfies (options: EnrollOptions) => Promise<void>);
  program
    .command('run')
    .description('probe what is assigned and report, until stopped')
    .option(...STATE_DIR)
    .addOption(
      new Option('--page <port>', "where the technician's page is on 127.0.0.1, or off")
        .default('9480')
        .env('SIGHTLINE_AGENT_PAGE'),
    )
    .addOption(new Option('--trial').hideHelp())
    .action(async (options: RunOptions) => {
      await runAgent(options, process.env);
      // A look-up in the system's resolver cannot be canceled, and would hold the process for its whole time-out.
      process.exit(0);
    });
  addDiagnosisCommands(program);
  program
    .command('version')
    .description('print the version')
    .action(() => {
      process.stdout.write(`${AGENT_VERSION}\n`);
    });
  addServiceCommands(program.command('service').description('run the agent as a service of this machine'));
  return program;
}

function addDiagnosisCommands(program: Command): void {
  program
    .command('status')
    .description('show what the agent on this machine does and saw last')
    .option(...STATE_DIR)
    .option('--json', 'print JSON')
    .action(runStatus satisfies (options: StatusOptions) => void);
  program
    .command('check')
    .description('diagnose one target now: a URL, host:port, host:port/tcp or host:port/tls')
    .argument('<target>')
    .option('--json', 'print one JSON document and nothing else')
    .option('--resolver <ip:port>', "ask this name server instead of the machine's")
    .option('--ca <file>', 'trust the certificate authorities of this PEM file too')
    .option(...PROXY)
    .option('--timeout <ms>', 'time for the name, and for each address', '10000')
    .option('--no-evidence', 'with --json: leave out what may explain a failure, which takes some seconds to gather')
    .action(async (target: string, options: CheckOptions) => {
      process.exitCode = await runCheck(target, options);
    });
  program
    .command('doctor')
    .description("tell what is wrong with the agent's own way to the API, and what to do first")
    .option(...STATE_DIR)
    .option('--json', 'print JSON')
    .action(async (options: DoctorOptions) => {
      process.exitCode = await runDoctor(options, process.env);
    });
}

function addServiceCommands(service: Command): void {
  const root = ['--root <dir>', 'the system to write to, when it is not this one', '/'] as const;
  service
    .command('install')
    .description('start the agent now and with the machine')
    .option(...STATE_DIR)
    .option(...root)
    .option('--print', 'print what would be written, and change nothing')
    .action(installService satisfies (options: ServiceOptions) => void);
  service
    .command('uninstall')
    .description('stop the agent and remove all that it has written')
    .option(...STATE_DIR)
    .option(...root)
    .option('--keep-state', 'keep the enrollment and the spool')
    .action(uninstallService satisfies (options: ServiceOptions) => void);
  service
    .command('status')
    .description('tell whether the service is installed and runs')
    .option(...STATE_DIR)
    .option(...root)
    .action((options: ServiceOptions) => {
      process.exitCode = showService(options);
    });
}

// Without await at the top level: the executable runs this as a CommonJS script, where there is none.
void buildProgram().parseAsync().catch(reportTrouble);

function reportTrouble(error: unknown): void {
  if (error instanceof UsageError) {
    process.stderr.write(`sightline-agent: ${error.message}\n`);
    process.exitCode = EXIT_USAGE;
  } else if (error instanceof CommanderError) {
    // commander has printed its line, or the help that was asked for.
    process.exitCode = error.exitCode === 0 ? 0 : EXIT_USAGE;
  } else {
    process.stderr.write(`sightline-agent: ${errorMessage(error)}\n`);
    process.exitCode = 1;
  }
}
