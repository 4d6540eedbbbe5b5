import { formatDuration, formatList, type Report, reportSchema } from '@sightline/spec';
import { z } from 'zod';
import { correctedEndMs, FUTURE_TOLERANCE_MS } from './report-time.ts';

/** Whether the API accepts a report. */
export type Admission =
  | { readonly kind: 'admitted'; readonly report: Report }
  | { readonly kind: 'refused'; readonly code: 'report.version_unsupported'; readonly detail: string }
  | { readonly kind: 'refused'; readonly code: 'report.future_dated'; readonly detail: string }
  | { readonly kind: 'invalid'; readonly error: z.ZodError };

const VERSIONS: readonly number[] = [1];

const versionedSchema = z.object({ version: z.int() });

/** Decides whether to accept a body as a report. Does not look up whether its checks exist. Pure. */
export function admitReport(body: unknown, nowMs: number): Admission {
  const versioned = versionedSchema.safeParse(body);
  if (!versioned.success) return { kind: 'invalid', error: versioned.error };
  if (!VERSIONS.includes(versioned.data.version)) {
    const detail = `This server does not accept reports of version ${versioned.data.version}, only ${formatList(VERSIONS.map(String))}. Update the agent or the server.`;
    return { kind: 'refused', code: 'report.version_unsupported', detail };
  }
  const parsed = reportSchema.safeParse(body);
  if (!parsed.success) return { kind: 'invalid', error: parsed.error };

  const aheadMs = correctedEndMs(parsed.data) - nowMs;
  if (aheadMs > FUTURE_TOLERANCE_MS) {
    const detail = `The report's probes are ${formatDuration(aheadMs)} in the future, even by the host's corrected clock. Set the machine's clock.`;
    return { kind: 'refused', code: 'report.future_dated', detail };
  }
  return { kind: 'admitted', report: parsed.data };
}
