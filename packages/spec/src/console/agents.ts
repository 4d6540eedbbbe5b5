import { z } from 'zod';
import { agentlessHostIdSchema } from '../ids.ts';
import { instantSchema } from './common.ts';
import { route } from './route.ts';

/** The most agentless hosts per store. */
export const AGENTLESS_HOSTS_MAX = 50;

/** The roles an agentless host can have. */
export const AGENTLESS_HOST_ROLES = ['boh', 'terminal', 'caps', 'service_host'] as const;

/** An agentless host: the other hosts of its store check it by address. */
export const agentlessHostSchema = z.object({
  id: agentlessHostIdSchema,
  name: z.string(),
  role: z.enum(AGENTLESS_HOST_ROLES),
  address: z.string(),
  createdAt: instantSchema,
  /** Who added it, in words. */
  createdBy: z.string(),
});
export type AgentlessHost = z.infer<typeof agentlessHostSchema>;

export const listAgentlessHosts = route({
  operationId: 'listAgentlessHosts',
  method: 'GET',
  path: '/v1/tenants/:tenantId/stores/:storeId/agentless-hosts',
  summary: "A store's agentless hosts",
  response: z.object({ agentlessHosts: z.array(agentlessHostSchema).max(AGENTLESS_HOSTS_MAX) }),
});

export const addAgentlessHost = route({
  operationId: 'addAgentlessHost',
  method: 'POST',
  path: '/v1/tenants/:tenantId/stores/:storeId/agentless-hosts',
  summary: "Adds an agentless host; the store's other hosts check it by its address",
  status: 201,
  body: z.object({
    name: z.string().trim().min(1).max(63),
    role: z.enum(AGENTLESS_HOST_ROLES),
    /** An address of the store's own network. */
    address: z.union([z.ipv4(), z.ipv6()]),
  }),
  response: z.object({ id: agentlessHostIdSchema }),
});

export const removeAgentlessHost = route({
  operationId: 'removeAgentlessHost',
  method: 'DELETE',
  path: '/v1/tenants/:tenantId/stores/:storeId/agentless-hosts/:agentlessHostId',
  summary: 'Removes an agentless host and its checks',
  status: 204,
  response: z.void(),
});

/** A token with the commands that use it; shown only once. */
export const enrollmentTokenSchema = z.object({
  token: z.string(),
  expiresAt: instantSchema,
  /** For a machine with the agent already installed. */
  command: z.string(),
  /** Installs the agent and enrolls, for shell and PowerShell; null if the server offers no agent. */
  install: z.object({ sh: z.string(), powershell: z.string() }).nullable(),
});
export type EnrollmentToken = z.infer<typeof enrollmentTokenSchema>;

export const createEnrollmentToken = route({
  operationId: 'createEnrollmentToken',
  method: 'POST',
  path: '/v1/tenants/:tenantId/stores/:storeId/enrollment-tokens',
  summary: "Creates an enrollment token for a store's machines; shown only once",
  status: 201,
  body: z.object({
    usesMax: z.int().min(1).max(100).default(1),
    validForS: z
      .int()
      .min(60)
      .max(30 * 86_400)
      .default(86_400),
  }),
  response: enrollmentTokenSchema,
});
