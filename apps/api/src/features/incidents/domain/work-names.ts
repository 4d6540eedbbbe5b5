/** The names of this feature's jobs, under which rows that fail in them are isolated. */
export const CORRELATE_WORK = 'incidents.correlate';
export const DELIVER_WORK = 'alerting.deliver';
