import { z } from 'zod';

/** One rule of `GET` and `PUT /networks/{id}/appliance/firewall/l3FirewallRules`. */
export const merakiRuleSchema = z.object({
  comment: z.string(),
  policy: z.enum(['allow', 'deny']),
  protocol: z.string(),
  srcPort: z.string(),
  srcCidr: z.string(),
  destPort: z.string(),
  destCidr: z.string(),
  syslogEnabled: z.boolean(),
});
export type MerakiRule = z.infer<typeof merakiRuleSchema>;
