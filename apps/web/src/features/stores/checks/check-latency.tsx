'use client';

import { AreaChart } from '@mantine/charts';
import { Skeleton, Text } from '@mantine/core';
import {
  type CheckId,
  formatHour,
  formatLatency,
  formatTime,
  formatZone,
  type StoreHistory,
  type StoreId,
} from '@sightline/spec';
import { useNow } from '../../../shared/time/use-now.ts';
import { useTenant } from '../../accounts/tenant-context.tsx';
import { HistoryStrip } from '../../history/history-strip.tsx';
import { HISTORY_HOURS, useStoreHistory } from '../../history/use-history.ts';
import classes from './check-drawer-body.module.css';

/** Fewer points than this don't make a line and are shown as dots. */
const FEW_POINTS = 8;

interface CheckLatencyProps {
  readonly storeId: StoreId;
  readonly checkId: CheckId;
  readonly zone: string;
}

/** Shows the last 24 h of a check: outcome and latency. */
export function CheckLatency({ storeId, checkId, zone }: CheckLatencyProps) {
  const tenant = useTenant();
  const history = useStoreHistory(tenant.id, storeId).data;
  const now = useNow();
  return (
    <section>
      <h3 className={classes.heading}>
        Last {HISTORY_HOURS} h ({formatZone(now, zone)}): outcome and median total latency
      </h3>
      {history === undefined ? <Skeleton height={190} /> : <Charts history={history} checkId={checkId} zone={zone} />}
    </section>
  );
}

interface ChartsProps {
  readonly history: StoreHistory;
  readonly checkId: CheckId;
  readonly zone: string;
}

function Charts({ history, checkId, zone }: ChartsProps) {
  const buckets = history.checks.find((check) => check.checkId === checkId)?.buckets ?? [];
  const points = latencyPoints(history, buckets);
  const timed = points.filter((point) => point.medianMs !== null).length;
  return (
    <>
      <HistoryStrip span={history} buckets={buckets} />
      {timed === 0 ? (
        <Text size="sm" c="dimmed" mt="xs">
          No probe succeeded in this period, so there is no latency to show.
        </Text>
      ) : (
        <LatencyChart points={points} timed={timed} zone={zone} />
      )}
    </>
  );
}

interface LatencyChartProps {
  readonly points: ReturnType<typeof latencyPoints>;
  /** How many of the points have a median. */
  readonly timed: number;
  readonly zone: string;
}

function LatencyChart({ points, timed, zone }: LatencyChartProps) {
  return (
    <AreaChart
      mt="xs"
      h={160}
      data={points}
      dataKey="at"
      series={[{ name: 'medianMs', label: 'Median', color: 'harbor.5' }]}
      curveType="linear"
      withDots={timed < FEW_POINTS}
      connectNulls={false}
      strokeWidth={1.5}
      fillOpacity={0.14}
      gridAxis="x"
      valueFormatter={formatLatency}
      xAxisProps={{ tickFormatter: (at: number) => formatHour(at, zone), minTickGap: 40 }}
      yAxisProps={{ width: 62, domain: [0, 'auto'], tickCount: 3 }}
      areaChartProps={{ accessibilityLayer: false }}
      tooltipProps={{
        labelFormatter: (at: unknown) => (typeof at === 'number' ? formatTime(at, zone, 'minutes') : ''),
      }}
    />
  );
}

/** A point of the latency chart; without a median where no probe succeeded. */
interface LatencyPoint {
  /** Start of the bucket in ms since 1970. */
  readonly at: number;
  readonly medianMs: number | null;
}

/** Returns one point per bucket of the span, in order, so that gaps stay gaps. */
function latencyPoints(
  span: Pick<StoreHistory, 'from' | 'to' | 'bucketS'>,
  buckets: StoreHistory['checks'][number]['buckets'],
): LatencyPoint[] {
  const fromMs = Date.parse(span.from);
  const count = Math.ceil((Date.parse(span.to) - fromMs) / 1_000 / span.bucketS);
  const medians = new Map(buckets.map((bucket) => [bucket.index, bucket.totalMsP50]));
  return Array.from({ length: count }, (_, index) => ({
    at: fromMs + index * span.bucketS * 1_000,
    medianMs: medians.get(index) ?? null,
  }));
}
