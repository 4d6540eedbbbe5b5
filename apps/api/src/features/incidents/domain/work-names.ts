/** The names of the work that incidents make: of its jobs, and of the rows that fail in it. */
export const CORRELATE_WORK = 'incidents.correlate';
export const DELIVER_WORK = 'alerting.deliver';
