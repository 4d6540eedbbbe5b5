/** What a person needs to know of one failure. */
export interface FailureAdvice {
  /** As it reads in the subject of an alert: 'TCP connection timed out'. */
  readonly label: string;
  /** What it means at a store, and what tells the possible causes apart; a sentence or a few. */
  readonly meaning: string;
  /**
   * The first thing to change, one sentence. In it `{target}` stands for the target as people write it, `{endpoint}` for
   * its name and port, as firewalls know it, and `{name}` for its name alone, as DNS filters and web filters know it.
   */
  readonly fix: string;
  /** The same where the target is a machine of the store's own network, where that differs. */
  readonly fixOnLan?: string;
}
