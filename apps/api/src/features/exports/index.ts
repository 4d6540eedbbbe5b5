export { ExportsModule } from './exports.module.ts';
export type { MakeExport } from './make-export.ts';
