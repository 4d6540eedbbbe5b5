export { FleetModule } from './fleet.module.ts';
