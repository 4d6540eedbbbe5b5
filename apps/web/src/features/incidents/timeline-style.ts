import type { CheckState, Incident } from '@sightline/spec';
import { type Icon, IconArrowMerge, IconBell, IconCheck, IconCircleCheck, IconFlame, IconX } from '@tabler/icons-react';

type EventKind = Incident['timeline'][number]['kind'];

interface TimelineStyle {
  readonly label: string;
  readonly icon: Icon;
  /** The state whose colours it has; null for plain ones. */
  readonly state: CheckState | null;
}

/** How the events of an incident look in its timeline. */
export const TIMELINE_STYLE: Readonly<Record<EventKind, TimelineStyle>> = {
  opened: { label: 'Opened', icon: IconFlame, state: 'blocked' },
  absorbed: { label: 'Taken in by a wider incident', icon: IconArrowMerge, state: null },
  resolved: { label: 'Resolved', icon: IconCircleCheck, state: 'pass' },
  check_failed: { label: 'A check failed', icon: IconX, state: 'blocked' },
  check_recovered: { label: 'A check recovered', icon: IconCheck, state: 'pass' },
  alert: { label: 'Alert sent', icon: IconBell, state: null },
};
