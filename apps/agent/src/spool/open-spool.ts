import { mkdirSync } from 'node:fs';
import { describeError } from '../failures/classify-failure.ts';
import type { Log } from '../platform/log.ts';
import type { AgentFile } from '../state/agent-file.ts';
import type { StatePaths } from '../state/state-dir.ts';
import { LossLedger } from './loss-ledger.ts';
import { SeqFile } from './seq-file.ts';
import { Spool } from './spool.ts';
import { FolderDisk } from './spool-disk.ts';

/** No agent makes more than ten reports a second for long: urgent results are collected for 200 ms. */
const SEQS_PER_SECOND_MAX = 10;

/** A disk that refuses writes does so for every report. */
const LOG_EVERY_MS = 60_000;

/** Opens the spool of a state directory. Logs disk errors, at most once a minute, instead of throwing. */
export function openSpool(paths: StatePaths, agent: AgentFile, log: Log): Spool {
  let quietUntilMs = 0;
  const onError = (error: unknown): void => {
    const nowMs = performance.now();
    if (nowMs < quietUntilMs) return;
    quietUntilMs = nowMs + LOG_EVERY_MS;
    log(`cannot read or write the spool: ${describeError(error)}`);
  };
  try {
    mkdirSync(paths.spool, { recursive: true, mode: 0o700 });
  } catch (error) {
    onError(error);
  }
  return new Spool({
    disk: new FolderDisk(paths.spool),
    ledger: new LossLedger(paths.losses, onError),
    seqFile: new SeqFile(paths.seq),
    firstSeq: agent.nextSeq,
    seqAfterDiskFailure: () => {
      const enrolledForS = (Date.now() - Date.parse(agent.enrolledAt)) / 1_000;
      return agent.nextSeq + Math.ceil(enrolledForS * SEQS_PER_SECOND_MAX);
    },
    onError,
  });
}
