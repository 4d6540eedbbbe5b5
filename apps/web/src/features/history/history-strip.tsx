import type { StoreHistory } from '@sightline/spec';
import { type HistorySlot, historySentence, historySlots, type SlotKind } from './history-slots.ts';
import classes from './history-strip.module.css';

interface HistoryStripProps {
  readonly span: Pick<StoreHistory, 'from' | 'to' | 'bucketS'>;
  readonly buckets: StoreHistory['checks'][number]['buckets'];
}

const HEIGHT = 20;
const SLOT_WIDTH = 4;
/** A slot with any failure shows at least this share of it. */
const SHARE_MIN = 0.35;

/** Shows the last 24 h of a check: a column per period, red by its share of failures, hollow without reports. */
export function HistoryStrip({ span, buckets }: HistoryStripProps) {
  const slots = historySlots(span, buckets);
  const width = slots.length * SLOT_WIDTH;
  return (
    <svg
      className={classes.strip}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="none"
      shapeRendering="crispEdges"
      role="img"
      aria-label={historySentence(slots)}
    >
      <path className={classes.silent} d={columns(slots, 'silent')} />
      <path
        className={classes.pass}
        d={columns(slots, 'pass') + columns(slots, 'fail', 'top') + columns(slots, 'degraded', 'top')}
      />
      <path className={classes.degraded} d={columns(slots, 'degraded', 'bottom')} />
      <path className={classes.fail} d={columns(slots, 'fail', 'bottom')} />
    </svg>
  );
}

/** Returns the columns of a kind as one path: each in full, or the part that failed or did not. */
function columns(slots: readonly HistorySlot[], kind: SlotKind, part: 'all' | 'top' | 'bottom' = 'all'): string {
  return slots
    .map((slot, index) => {
      if (slot.kind !== kind) return '';
      const failed = part === 'all' ? 1 : Math.max(SHARE_MIN, slot.share);
      const [top, bottom] = part === 'top' ? [0, HEIGHT * (1 - failed)] : [HEIGHT * (1 - failed), HEIGHT];
      if (bottom - top < 0.5) return '';
      const left = index * SLOT_WIDTH;
      return `M${left} ${top}h${SLOT_WIDTH}V${bottom}h-${SLOT_WIDTH}z`;
    })
    .join('');
}
