export { ChangeStoreProfile } from './change-store-profile.ts';
export { ProfilesModule } from './profiles.module.ts';
