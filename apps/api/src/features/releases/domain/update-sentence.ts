import type { UpdateReason } from '@sightline/spec';

const SENTENCE_BY_REASON: Readonly<Record<UpdateReason, string>> = {
  reported: 'is running; its first report was accepted',
  crashed: 'stopped before its first report; the previous version is running',
  crash_loop: 'crashed soon after every start; the previous version is running',
  never_reported: 'did not report in time; the previous version is running',
  cannot_start: "can't start on this host; the previous version is running",
  bad_signature: "was not started: the operator's key did not sign it",
  wrong_file: 'was not started: the file is not the one that was signed',
  not_self_updating: 'was not installed: this agent is updated with its image',
};

/** Returns what became of a version on a host, in one sentence. */
export function updateSentence(release: string, reason: UpdateReason): string {
  return `Version ${release} ${SENTENCE_BY_REASON[reason]}.`;
}
