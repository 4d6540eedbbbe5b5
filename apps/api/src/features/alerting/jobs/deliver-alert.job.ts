import type { z } from 'zod';
import type { JobHandler } from '../../../platform/queue/job-definition.ts';
import { DELIVER_ALERT } from '../../incidents/index.ts';
import type { DeliverAlert } from '../deliver-alert.ts';

export class DeliverAlertJob implements JobHandler<typeof DELIVER_ALERT.schema> {
  readonly definition = DELIVER_ALERT;
  readonly #alerts: DeliverAlert;

  constructor(alerts: DeliverAlert) {
    this.#alerts = alerts;
  }

  async handle({ tenantId, transitionId }: z.output<typeof DELIVER_ALERT.schema>): Promise<void> {
    await this.#alerts.deliver(tenantId, transitionId);
  }
}
