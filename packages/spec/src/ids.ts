import { z } from 'zod';

/** Ids are UUIDs, branded so that the compiler keeps the kinds apart. */
export const tenantIdSchema = z.uuid().brand<'TenantId'>();
export const storeIdSchema = z.uuid().brand<'StoreId'>();
export const hostIdSchema = z.uuid().brand<'HostId'>();
export const checkIdSchema = z.uuid().brand<'CheckId'>();
export const agentlessHostIdSchema = z.uuid().brand<'AgentlessHostId'>();
export const incidentIdSchema = z.uuid().brand<'IncidentId'>();
export const channelIdSchema = z.uuid().brand<'ChannelId'>();
export const storeImportIdSchema = z.uuid().brand<'StoreImportId'>();
export const feedIdSchema = z.uuid().brand<'FeedId'>();
export const certificateIdSchema = z.uuid().brand<'CertificateId'>();
export const adoptionIdSchema = z.uuid().brand<'AdoptionId'>();

export type TenantId = z.infer<typeof tenantIdSchema>;
export type StoreId = z.infer<typeof storeIdSchema>;
export type HostId = z.infer<typeof hostIdSchema>;
export type CheckId = z.infer<typeof checkIdSchema>;
export type AgentlessHostId = z.infer<typeof agentlessHostIdSchema>;
export type IncidentId = z.infer<typeof incidentIdSchema>;
export type ChannelId = z.infer<typeof channelIdSchema>;
export type StoreImportId = z.infer<typeof storeImportIdSchema>;
export type FeedId = z.infer<typeof feedIdSchema>;
export type CertificateId = z.infer<typeof certificateIdSchema>;
export type AdoptionId = z.infer<typeof adoptionIdSchema>;

/** The number of a check on its host: dense from 1, never reused; what reports carry instead of the check's id. */
export const checkNoSchema = z.int().min(1).max(32_767);

/** A host's role in its store; `control` is ours, outside any store. */
export const HOST_ROLES = ['boh', 'terminal', 'caps', 'service_host', 'control'] as const;
export const hostRoleSchema = z.enum(HOST_ROLES);
export type HostRole = z.infer<typeof hostRoleSchema>;
