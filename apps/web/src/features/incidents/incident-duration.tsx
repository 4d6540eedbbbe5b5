'use client';

import { durationText } from '../../shared/time/duration.ts';
import { useNow } from '../../shared/time/use-now.ts';

interface IncidentDurationProps {
  readonly openedAt: string;
  readonly resolvedAt: string | null;
}

/** How long an incident lasted, or has lasted until now. */
export function IncidentDuration({ openedAt, resolvedAt }: IncidentDurationProps) {
  const now = useNow();
  const untilMs = resolvedAt === null ? now : Date.parse(resolvedAt);
  return <span className="tabular">{durationText(untilMs - Date.parse(openedAt))}</span>;
}
