import type { UpdateReason } from '@sightline/spec';

const SENTENCE_BY_REASON: Readonly<Record<UpdateReason, string>> = {
  reported: 'runs since a report of it was accepted',
  crashed: 'ended by itself before it had reported; the version before runs',
  crash_loop: 'ended soon after every start; the version before runs',
  never_reported: 'did not report in time; the version before runs',
  cannot_start: 'cannot be started on this host; the version before runs',
  bad_signature: "is not signed by the operator's key, and was not started",
  wrong_file: 'is not the file that was signed, and was not started',
  not_self_updating: 'is not for this host: its agent is updated from outside, with its image',
};

/** What became of a version on a host, in one sentence. */
export function updateSentence(release: string, reason: UpdateReason): string {
  return `Version ${release} ${SENTENCE_BY_REASON[reason]}.`;
}
