import type { JobHandler } from '../../../platform/queue/job-definition.ts';
import { DELIVER_ALERT } from '../../incidents/index.ts';
import type { DeliverAlert } from '../deliver-alert.ts';

export function deliverAlertJob(deliverAlert: DeliverAlert): JobHandler<typeof DELIVER_ALERT.schema> {
  return {
    definition: DELIVER_ALERT,
    handle: async ({ tenantId, transitionId }) => {
      await deliverAlert.deliver(tenantId, transitionId);
    },
  };
}
