import { hostIdSchema, reportSchema, tenantIdSchema } from '@sightline/spec';
import { z } from 'zod';

/** A report on its way to the database, with what the API knows about its sender. */
export const incomingReportSchema = z.object({
  tenantId: tenantIdSchema,
  hostId: hostIdSchema,
  receivedAt: z.iso.datetime(),
  report: reportSchema,
});
export type IncomingReport = Readonly<z.output<typeof incomingReportSchema>>;
