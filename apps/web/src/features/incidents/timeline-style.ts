import type { CheckState, Incident } from '@sightline/spec';
import { type Icon, IconArrowMerge, IconBell, IconCheck, IconCircleCheck, IconFlame, IconX } from '@tabler/icons-react';

type EventKind = Incident['timeline'][number]['kind'];

interface TimelineStyle {
  readonly icon: Icon;
  /** The state whose colours it has; null for plain ones. */
  readonly state: CheckState | null;
}

/** How the events of an incident look in its timeline. */
export const TIMELINE_STYLE: Readonly<Record<EventKind, TimelineStyle>> = {
  opened: { icon: IconFlame, state: 'blocked' },
  absorbed: { icon: IconArrowMerge, state: null },
  resolved: { icon: IconCircleCheck, state: 'pass' },
  check_failed: { icon: IconX, state: 'blocked' },
  check_recovered: { icon: IconCheck, state: 'pass' },
  alert: { icon: IconBell, state: null },
};
