export { ChangeProfile } from './application/change-profile.ts';
export { CreateStore } from './application/create-store.ts';
export { STORE_STORE, type StoreStore } from './application/stores.port.ts';
export { StoresModule } from './stores.module.ts';
