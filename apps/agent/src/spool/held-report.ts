/** A report ready to be spooled. */
export interface NewRecord {
  readonly createdAtMs: number;
  readonly results: number;
  readonly body: Buffer;
}

/** A report in the spool. */
export interface SpooledReport {
  readonly seq: number;
  readonly createdAtMs: number;
}
