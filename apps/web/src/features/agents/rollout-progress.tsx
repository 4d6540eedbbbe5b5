import { Progress, Text } from '@mantine/core';
import type { RolloutCounts } from '@sightline/spec';
import classes from './agents.module.css';

/** How the hosts of the present stage stand to the version, over all tenants. */
export function RolloutProgress({ counts }: { readonly counts: RolloutCounts }) {
  const { hosts, inShare, updated, rolledBack, refused, silent } = counts;
  const failed = rolledBack + refused;
  const parts = [
    { label: 'run it', count: updated, color: 'green' },
    { label: 'went back to the version before, or refused it', count: failed, color: 'red' },
    { label: 'are silent', count: silent, color: 'gray' },
  ].filter(({ count }) => count > 0);
  const percentOf = (count: number): number => (inShare === 0 ? 0 : (count / inShare) * 100);
  return (
    <div>
      <Progress.Root size={10} aria-hidden>
        {parts.map(({ label, count, color }) => (
          <Progress.Section key={label} value={percentOf(count)} color={color} />
        ))}
      </Progress.Root>
      <Text size="sm" c="dimmed" mt={8} className={classes.counts}>
        <span>
          {inShare} of {hosts} hosts are to run it by now
        </span>
        {parts.map(({ label, count }) => (
          <span key={label}>
            {count} {label}
          </span>
        ))}
      </Text>
    </div>
  );
}
