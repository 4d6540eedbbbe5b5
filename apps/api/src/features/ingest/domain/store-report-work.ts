/** The name of the job that stores a report, and of the reports that fail in it. */
export const STORE_REPORT_WORK = 'ingest.store_report';
