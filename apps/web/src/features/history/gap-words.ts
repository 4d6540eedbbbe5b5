import type { GapReason, StoreGap } from '@sightline/spec';
import {
  type Icon,
  IconBoltOff,
  IconCloudQuestion,
  IconHelpCircle,
  IconPlayerStop,
  IconPlugConnectedX,
} from '@tabler/icons-react';

interface GapStyle {
  readonly label: string;
  /** What it means, in a sentence. */
  readonly sentence: string;
  readonly icon: Icon;
}

export const GAP_STYLE: Readonly<Record<GapReason, GapStyle>> = {
  power_loss: {
    label: 'Power loss',
    sentence: 'The host was off or restarting, so nothing was checked.',
    icon: IconBoltOff,
  },
  line_loss: {
    label: 'Line down',
    sentence: 'The agent kept running and stored its results, but could not reach anything outside the store.',
    icon: IconPlugConnectedX,
  },
  sightline_unreached: {
    label: 'Sightline unreachable',
    sentence: 'The line worked and targets answered; only Sightline was unreachable.',
    icon: IconCloudQuestion,
  },
  agent_stopped: {
    label: 'Agent stopped',
    sentence: 'The host kept running, but its agent did not, so nothing was checked.',
    icon: IconPlayerStop,
  },
  unknown: {
    label: 'Unknown cause',
    sentence: "We can't tell whether power, line or agent was the cause: the host slept, or its results were lost.",
    icon: IconHelpCircle,
  },
};

const OPEN_SENTENCE = "We'll know the cause once the store reports again.";

const LAN_SENTENCE: Readonly<Record<StoreGap['lan'], string>> = {
  worked: " The store's own network kept working.",
  failed: " The store's own network failed too.",
  unknown: '',
};

/** Returns what is known about a gap, in a sentence or two. */
export function gapSentence({ reason, to, lan }: Pick<StoreGap, 'reason' | 'to' | 'lan'>): string {
  return to === null ? OPEN_SENTENCE : `${GAP_STYLE[reason].sentence}${LAN_SENTENCE[lan]}`;
}

/** Returns the label of a gap; one that is still open has no cause yet. */
export function gapLabel({ reason, to }: Pick<StoreGap, 'reason' | 'to'>): string {
  return to === null && reason === 'unknown' ? 'Silent now' : GAP_STYLE[reason].label;
}
