import { REPLAN_CONTROL } from '../features/agents/index.ts';
import { ATTEMPT_DELIVERY } from '../features/alerting/index.ts';
import { CORRELATE_INCIDENTS, DELIVER_ALERT } from '../features/incidents/index.ts';
import { STORE_REPORT } from '../features/ingest/index.ts';
import { RUN_STORE_IMPORT } from '../features/store-imports/index.ts';
import type { JobDefinition } from '../platform/queue/job-definition.ts';

/** Every kind of job. The worker refuses to start unless each has exactly one handler. */
export const JOB_DEFINITIONS: readonly JobDefinition[] = [
  STORE_REPORT,
  REPLAN_CONTROL,
  CORRELATE_INCIDENTS,
  DELIVER_ALERT,
  ATTEMPT_DELIVERY,
  RUN_STORE_IMPORT,
];
