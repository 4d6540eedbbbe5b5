import { z } from 'zod';
import { channelIdSchema } from '../ids.ts';
import { route } from './route.ts';

/** Where alerts go. Secrets (webhook URL, bot token) are taken, and given back masked. */
export const channelConfigSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('email'), to: z.array(z.email()).min(1).max(20) }),
  z.object({ kind: z.literal('slack_webhook'), url: z.url({ protocol: /^https?$/ }).max(500) }),
  z.object({
    kind: z.literal('slack_bot'),
    token: z.string().min(1).max(300),
    channel: z.string().min(1).max(80),
    apiUrl: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .optional(),
  }),
]);
export type ChannelConfig = z.infer<typeof channelConfigSchema>;

export const channelSchema = z.object({
  id: channelIdSchema,
  name: z.string(),
  kind: z.enum(['email', 'slack_webhook', 'slack_bot']),
  /** Whom it reaches, masked: an address list, or the end of a webhook URL. */
  destination: z.string(),
  enabled: z.boolean(),
});

export const listChannels = route({
  operationId: 'listChannels',
  method: 'GET',
  path: '/v1/tenants/:tenantId/channels',
  summary: 'Alert channels',
  response: z.object({ channels: z.array(channelSchema).max(100) }),
});

export const createChannel = route({
  operationId: 'createChannel',
  method: 'POST',
  path: '/v1/tenants/:tenantId/channels',
  summary: 'Adds an alert channel',
  status: 201,
  body: z.object({ name: z.string().min(1).max(100), config: channelConfigSchema }),
  response: z.object({ id: channelIdSchema }),
});

export const deleteChannel = route({
  operationId: 'deleteChannel',
  method: 'DELETE',
  path: '/v1/tenants/:tenantId/channels/:channelId',
  summary: 'Removes an alert channel',
  status: 204,
  response: z.void(),
});
