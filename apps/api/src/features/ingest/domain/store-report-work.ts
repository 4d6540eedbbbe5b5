/** The name of the job that stores a report, under which reports that fail are isolated. */
export const STORE_REPORT_WORK = 'ingest.store_report';
