import { z } from 'zod';

/**
 * `POST /v1/agent/facts`: what a host knows of itself that the plan of its store needs. The whole each time; sent when
 * the agent starts and when something of it changes. Answered with 204.
 */
export const hostFactsSchema = z.object({
  version: z.literal(1),
  /** Its addresses in the store's network, loopback and link-local ones left out. */
  lanAddresses: z.array(z.union([z.ipv4(), z.ipv6()])).max(16),
  /** The ports that its configuration files set, by the name of the setting; one that could not be read is not here. */
  portSettings: z
    .record(z.string().min(1).max(100), z.int().min(1).max(65_535))
    .refine((settings) => Object.keys(settings).length <= 100, { message: 'more than 100 settings' }),
});
export type HostFacts = z.infer<typeof hostFactsSchema>;
