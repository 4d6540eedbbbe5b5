export { ExportsModule } from './exports.module.ts';
export { MakeExport } from './make-export.ts';
