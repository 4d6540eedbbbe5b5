import type { CheckState, Incident, IncidentKind } from '@sightline/spec';
import {
  type Icon,
  IconArrowMerge,
  IconBell,
  IconCheck,
  IconCircleCheck,
  IconFlame,
  IconPlugConnectedX,
  IconX,
} from '@tabler/icons-react';

type EventKind = Incident['timeline'][number]['kind'];

interface TimelineStyle {
  readonly label: string;
  /** The label of several events, after their number. */
  readonly labelOfMany: string;
  readonly icon: Icon;
  /** The state whose colors it has; null for none. */
  readonly state: CheckState | null;
}

const STYLE: Readonly<Record<EventKind, TimelineStyle>> = {
  opened: { label: 'Opened', labelOfMany: 'openings', icon: IconFlame, state: 'blocked' },
  absorbed: {
    label: 'Merged into a wider incident',
    labelOfMany: 'merged into a wider incident',
    icon: IconArrowMerge,
    state: null,
  },
  resolved: { label: 'Resolved', labelOfMany: 'resolutions', icon: IconCircleCheck, state: 'pass' },
  check_failed: { label: 'Check failed', labelOfMany: 'checks failed', icon: IconX, state: 'blocked' },
  check_recovered: { label: 'Check recovered', labelOfMany: 'checks recovered', icon: IconCheck, state: 'pass' },
  alert: { label: 'Alert', labelOfMany: 'alerts', icon: IconBell, state: null },
};

/** The targets of an offline store are unknown: its checks did not fail, they stopped reporting. */
const UNSEEN: TimelineStyle = {
  label: 'Check stopped reporting',
  labelOfMany: 'checks stopped reporting',
  icon: IconPlugConnectedX,
  state: 'store_offline',
};

/** Returns how an event looks in the timeline of an incident of that kind. */
export function timelineStyle(event: EventKind, incident: IncidentKind): TimelineStyle {
  return event === 'check_failed' && incident === 'store_offline' ? UNSEEN : STYLE[event];
}
