export { Offers } from './offers.ts';
export { ReleasesModule } from './releases.module.ts';
export { ReleasesCoreModule } from './releases-core.module.ts';
export { ReleasesWorkerModule } from './releases-worker.module.ts';
