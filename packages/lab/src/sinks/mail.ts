/** A mail that the sink accepted. */
export interface Mail {
  /** Counts from 1 in order of arrival. */
  readonly id: number;
  readonly at: Date;
  /** The envelope addresses, which decide where a mail goes. */
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** Null without an HTML part. */
  readonly html: string | null;
  /** By lower-case name; the last value if a header repeats. */
  readonly headers: ReadonlyMap<string, string>;
}
