import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** The metrics that Prometheus reads at /metrics. One instance per process; features count with it. */
export class Metrics {
  readonly registry = new Registry();

  readonly reportsReceived = this.#counter('sightline_reports_received_total', 'Reports accepted into the queue', []);
  readonly reportsRefused = this.#counter('sightline_reports_refused_total', 'Reports refused, by code', ['code']);
  readonly reportsStored = this.#counter('sightline_reports_stored_total', 'Reports committed', []);
  readonly reportsRepeated = this.#counter('sightline_reports_repeated_total', 'Reports that were already stored', []);
  readonly resultsStored = this.#counter('sightline_results_stored_total', 'Results committed', []);
  readonly transitions = this.#counter('sightline_transitions_total', 'Changes of state, by subject and state', [
    'subject',
    'to',
  ]);
  readonly deliveries = this.#counter('sightline_deliveries_total', 'Delivery attempts, by outcome', [
    'channel',
    'outcome',
  ]);
  readonly jobsDone = this.#counter('sightline_jobs_done_total', 'Jobs done', ['job']);
  readonly jobsFailed = this.#counter('sightline_jobs_failed_total', 'Failed attempts at a job', ['job']);
  readonly jobsDeadLettered = this.#counter('sightline_jobs_dead_lettered_total', 'Jobs with an unreadable payload', [
    'job',
  ]);
  readonly rowsIsolated = this.#counter(
    'sightline_rows_isolated_total',
    'Failed attempts at an isolated row, by work',
    ['work'],
  );
  readonly isolatedWork = new Gauge({
    name: 'sightline_isolated_work',
    help: 'Isolated rows, by work and state: waiting for another attempt, or parked until an operator acts',
    labelNames: ['work', 'state'],
    registers: [this.registry],
  });
  readonly liveListeners = new Gauge({
    name: 'sightline_live_listeners',
    help: 'Open live streams of consoles',
    registers: [this.registry],
  });
  readonly batchReports = new Histogram({
    name: 'sightline_ingest_batch_reports',
    help: 'Reports in one committed batch',
    buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500],
    registers: [this.registry],
  });
  readonly batchSeconds = new Histogram({
    name: 'sightline_ingest_batch_seconds',
    help: 'Time to commit one batch',
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  #counter<L extends string>(name: string, help: string, labelNames: readonly L[]): Counter<L> {
    return new Counter({ name, help, labelNames: [...labelNames], registers: [this.registry] });
  }
}
