export { AllowlistsModule } from './allowlists.module.ts';
