import { z } from 'zod';

/**
 * `POST /v1/agent/facts`: what the plan of a store needs to know about a host. Always complete; sent when the agent
 * starts and when a value changes. Answered with 204.
 */
export const hostFactsSchema = z.object({
  version: z.literal(1),
  /** Its addresses in the store's network, without loopback and link-local ones. */
  lanAddresses: z.array(z.union([z.ipv4(), z.ipv6()])).max(16),
  /** Ports that its configuration files set, by setting name; unreadable ones are absent. */
  portSettings: z
    .record(z.string().min(1).max(100), z.int().min(1).max(65_535))
    .refine((settings) => Object.keys(settings).length <= 100, { message: 'more than 100 settings' }),
});
export type HostFacts = z.infer<typeof hostFactsSchema>;
