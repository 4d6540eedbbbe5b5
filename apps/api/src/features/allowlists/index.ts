export { AllowlistsWorkerModule } from './allowlists-worker.module.ts';
export { AllowlistsModule } from './allowlists.module.ts';
