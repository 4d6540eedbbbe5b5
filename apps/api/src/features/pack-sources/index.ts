export { refreshPackSourcesTask } from './jobs/refresh-pack-sources.task.ts';
export type { PublishedPacks } from './pack-source.port.ts';
export { PackSourcesModule } from './pack-sources.module.ts';
export { packSources } from './pack-sources.ts';
export { PostgresPackSourceRecords } from './postgres/pack-source-records.ts';
export { PostgresPublishedPacks } from './postgres/published-packs.ts';
export { RefreshPackSources } from './refresh-pack-sources.ts';
