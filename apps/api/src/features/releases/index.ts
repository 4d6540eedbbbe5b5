export { OfferVersion } from './offer-version.ts';
export { ReleasesModule } from './releases.module.ts';
export { ReleasesWorkerModule } from './releases-worker.module.ts';
