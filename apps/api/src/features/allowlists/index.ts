export { AllowlistsModule } from './allowlists.module.ts';
export { AllowlistsWorkerModule } from './allowlists-worker.module.ts';
