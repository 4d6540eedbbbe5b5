/**
 * Since when the way from the API to the database has been open without a break, so that silence in that time is the
 * stores'; null while it is not open: then nobody's silence means anything.
 */
export type ReadIngestAliveSince = () => Promise<Date | null>;
