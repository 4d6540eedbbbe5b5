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
  /** How several of them are called, after their number. */
  readonly labelOfMany: string;
  readonly icon: Icon;
  /** The state whose colors it has; null for plain ones. */
  readonly state: CheckState | null;
}

const STYLE: Readonly<Record<EventKind, TimelineStyle>> = {
  opened: { label: 'Opened', labelOfMany: 'openings', icon: IconFlame, state: 'blocked' },
  absorbed: { label: 'Taken in by a wider incident', labelOfMany: 'taken in', icon: IconArrowMerge, state: null },
  resolved: { label: 'Resolved', labelOfMany: 'resolutions', icon: IconCircleCheck, state: 'pass' },
  check_failed: { label: 'A check failed', labelOfMany: 'checks failed', icon: IconX, state: 'blocked' },
  check_recovered: { label: 'A check recovered', labelOfMany: 'checks recovered', icon: IconCheck, state: 'pass' },
  alert: { label: 'Alert', labelOfMany: 'alerts', icon: IconBell, state: null },
};

/** Nothing is known of the targets of a store that is offline: its checks did not fail, they are no longer seen. */
const UNSEEN: TimelineStyle = {
  label: 'A check is no longer seen',
  labelOfMany: 'checks are no longer seen',
  icon: IconPlugConnectedX,
  state: 'store_offline',
};

/** How an event of an incident of that kind reads and looks in its timeline. */
export function timelineStyle(event: EventKind, incident: IncidentKind): TimelineStyle {
  return event === 'check_failed' && incident === 'store_offline' ? UNSEEN : STYLE[event];
}
