import type { Report } from '@sightline/spec';
import type { DetailedResult } from '../../detection/index.ts';
import { correctedStartMs } from './report-time.ts';

/** Returns a report's results as rows, each with its detail. */
export function resultsOf(report: Report): (DetailedResult & { readonly checkNo: number })[] {
  const startMs = correctedStartMs(report);
  const details = new Map(report.details.map(({ index, ...detail }) => [index, detail]));
  return report.checkNos.map((checkNo, index) => ({
    checkNo,
    atMs: startMs + (report.offsetsMs[index] ?? 0),
    outcome: report.outcomes[index] ?? 0,
    detail: details.get(index) ?? null,
  }));
}
