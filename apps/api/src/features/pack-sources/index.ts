export { PackSourcesModule } from './pack-sources.module.ts';
export { PackSourcesWorkerModule } from './pack-sources-worker.module.ts';
