import { mkdirSync } from 'node:fs';
import type { Log } from '../log.ts';
import { describeError } from '../probers/classify-failure.ts';
import type { AgentFile } from '../state/agent-file.ts';
import type { StatePaths } from '../state/state-dir.ts';
import { LossLedger } from './loss-ledger.ts';
import { SeqFile } from './seq-file.ts';
import { Spool } from './spool.ts';
import { FolderDisk } from './spool-disk.ts';

/** No agent makes more than ten reports a second over any length of time: news is gathered for 200 ms. */
const SEQS_PER_SECOND_MAX = 10;

/** Opens the spool of a state directory. Does not throw for what the disk refuses; that is logged, once per kind. */
export function openSpool(paths: StatePaths, agent: AgentFile, log: Log): Spool {
  let lastTrouble = '';
  const onTrouble = (error: unknown): void => {
    const trouble = `the spool cannot be written or read: ${describeError(error)}`;
    if (trouble !== lastTrouble) log(trouble);
    lastTrouble = trouble;
  };
  try {
    mkdirSync(paths.spool, { recursive: true, mode: 0o700 });
  } catch (error) {
    onTrouble(error);
  }
  return new Spool({
    disk: new FolderDisk(paths.spool),
    ledger: new LossLedger(paths.losses, onTrouble),
    seqFile: new SeqFile(paths.seq),
    firstSeq: agent.nextSeq,
    seqAfterBlindness: () => {
      const enrolledForS = (Date.now() - Date.parse(agent.enrolledAt)) / 1_000;
      return agent.nextSeq + Math.ceil(enrolledForS * SEQS_PER_SECOND_MAX);
    },
    onTrouble,
  });
}
