import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const PARENT_POLL_MS = 1_000;

/**
 * Runs a command in our place: its output is ours, signals go on to it, and when whoever started us dies it is told to end.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<number>} the exit status; 128 + n when signal n ended it
 */
export function supervise(file, args, options) {
  const child = spawn(file, args, { ...options, stdio: 'inherit' });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  const starters = describeStarters();
  const watch = setInterval(() => {
    if (describeStarters() === starters) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, PARENT_POLL_MS);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  }).finally(() => clearInterval(watch));
}

/** Who started us. Between npm and us there may be a shell, which outlives an npm that is killed. */
function describeStarters() {
  const viaNpm = process.platform === 'linux' && process.env.npm_lifecycle_event !== undefined;
  return `${process.ppid} ${viaNpm ? parentOf(process.ppid) : ''}`;
}

function parentOf(pid) {
  try {
    // proc_pid_stat(5): after the name in parentheses come the state and the parent.
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')[1];
  } catch {
    return 'gone';
  }
}
