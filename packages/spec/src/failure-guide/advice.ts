/** What a person needs to know of one failure. */
export interface FailureAdvice {
  /** As it reads in the subject of an alert: "TCP connect timed out". */
  readonly label: string;
  /** What it means at a store, and what tells the possible causes apart; a sentence or a few. */
  readonly meaning: string;
  /** The first thing to change, one sentence; `{target}` stands for the target as people write it. */
  readonly fix: string;
}
