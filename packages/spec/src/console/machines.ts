import { z } from 'zod';
import { machineIdSchema } from '../ids.ts';
import { instantSchema } from './common.ts';
import { route } from './route.ts';

/** The most machines without an agent that a store has. */
export const MACHINES_MAX = 50;

/** What a machine without an agent can be in its store. */
export const MACHINE_ROLES = ['boh', 'terminal', 'caps', 'service_host'] as const;

/** A machine on which no agent runs: the hosts of its store check it by its address. */
export const machineSchema = z.object({
  id: machineIdSchema,
  name: z.string(),
  role: z.enum(MACHINE_ROLES),
  address: z.string(),
  createdAt: instantSchema,
  /** Who added it, in words. */
  createdBy: z.string(),
});
export type Machine = z.infer<typeof machineSchema>;

export const listMachines = route({
  operationId: 'listMachines',
  method: 'GET',
  path: '/v1/tenants/:tenantId/stores/:storeId/machines',
  summary: 'The machines of a store on which no agent runs',
  response: z.object({ machines: z.array(machineSchema).max(MACHINES_MAX) }),
});

export const addMachine = route({
  operationId: 'addMachine',
  method: 'POST',
  path: '/v1/tenants/:tenantId/stores/:storeId/machines',
  summary: 'Adds a machine without an agent; the hosts of the store check it by its address',
  status: 201,
  body: z.object({
    name: z.string().trim().min(1).max(63),
    role: z.enum(MACHINE_ROLES),
    /** An address of the store's own network. */
    address: z.union([z.ipv4(), z.ipv6()]),
  }),
  response: z.object({ id: machineIdSchema }),
});

export const removeMachine = route({
  operationId: 'removeMachine',
  method: 'DELETE',
  path: '/v1/tenants/:tenantId/stores/:storeId/machines/:machineId',
  summary: 'Removes a machine without an agent, and its checks from the hosts of the store',
  status: 204,
  response: z.void(),
});
