export { CustomPacksModule } from './custom-packs.module.ts';
