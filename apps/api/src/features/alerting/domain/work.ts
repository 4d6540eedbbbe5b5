/** The name of the job that makes one attempt at a delivery. */
export const ATTEMPT_WORK = 'alerting.attempt';
