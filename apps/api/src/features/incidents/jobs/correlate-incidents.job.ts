import type { z } from 'zod';
import type { JobHandler } from '../../../platform/queue/job-definition.ts';
import type { CorrelateIncidents } from '../correlate-incidents.ts';
import { CORRELATE_INCIDENTS } from './definitions.ts';

export class CorrelateIncidentsJob implements JobHandler<typeof CORRELATE_INCIDENTS.schema> {
  readonly definition = CORRELATE_INCIDENTS;
  readonly #incidents: CorrelateIncidents;

  constructor(incidents: CorrelateIncidents) {
    this.#incidents = incidents;
  }

  async handle({ tenantId }: z.output<typeof CORRELATE_INCIDENTS.schema>): Promise<void> {
    await this.#incidents.correlate(tenantId);
  }
}
