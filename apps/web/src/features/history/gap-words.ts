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
  /** What it means, in one sentence. */
  readonly sentence: string;
  readonly icon: Icon;
}

export const GAP_STYLE: Readonly<Record<GapReason, GapStyle>> = {
  power_loss: {
    label: 'Power loss',
    sentence: 'The machine was off or started anew; nothing was seen meanwhile.',
    icon: IconBoltOff,
  },
  line_loss: {
    label: 'Line loss',
    sentence: 'The agent ran and kept what it saw; nothing outside the store answered it.',
    icon: IconPlugConnectedX,
  },
  sightline_unreached: {
    label: 'Sightline not reached',
    sentence: 'The line worked and its targets answered; only the way to Sightline was closed.',
    icon: IconCloudQuestion,
  },
  agent_stopped: {
    label: 'Agent stopped',
    sentence: 'The machine ran on, the agent on it did not; nothing was seen meanwhile.',
    icon: IconPlayerStop,
  },
  unknown: {
    label: 'Not explained',
    sentence: 'Nothing tells whether power, line or agent was the cause: the machine slept, or what it saw was lost.',
    icon: IconHelpCircle,
  },
};

const OPEN_SENTENCE = 'It can be explained once the store reports again.';

const LAN_SENTENCE: Readonly<Record<StoreGap['lan'], string>> = {
  worked: ' The network within the store worked meanwhile.',
  failed: ' The network within the store failed as well.',
  unknown: '',
};

/** What is known of a gap, in a sentence or two. */
export function gapSentence({ reason, to, lan }: Pick<StoreGap, 'reason' | 'to' | 'lan'>): string {
  return to === null ? OPEN_SENTENCE : `${GAP_STYLE[reason].sentence}${LAN_SENTENCE[lan]}`;
}

/** What a gap is called; one that lasts has no cause yet. */
export function gapLabel({ reason, to }: Pick<StoreGap, 'reason' | 'to'>): string {
  return to === null && reason === 'unknown' ? 'Silent now' : GAP_STYLE[reason].label;
}
