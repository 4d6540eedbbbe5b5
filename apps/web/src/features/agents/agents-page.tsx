'use client';

import { EmptyState, Progress, Stack } from '@mantine/core';
import type { Agents } from '@sightline/spec';
import { IconServerOff } from '@tabler/icons-react';
import { PageHead } from '../../shared/ui/page-head.tsx';
import { Panel, PanelSkeleton } from '../../shared/ui/panel.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { RolloutButton } from '../releases/rollout-button.tsx';
import { RefusedReleases, RolloutPanel } from '../releases/rollout-panel.tsx';
import { useReleases } from '../releases/use-releases.ts';
import classes from './agents.module.css';
import { HostsTable } from './hosts-table.tsx';
import { useAgents } from './use-agents.ts';

/** Which version of the agent every host runs, and how the next one gets there. */
export function AgentsPage() {
  const tenant = useTenant();
  const query = useAgents(tenant.id);
  // Without them the page is whole for everybody but the operator: it waits for them, and does without them.
  const { data: releases, isPending } = useReleases(tenant.id);
  const mayRollOut = releases?.mayRollOut ?? false;
  return (
    <>
      <PageHead
        title="Agents"
        sub="Which version every host runs, and how the next one gets there"
        actions={mayRollOut ? <RolloutButton releases={releases?.releases ?? []} /> : undefined}
      />
      <QueryView query={query} skeleton={<PanelSkeleton rows={5} />}>
        {(agents) =>
          isPending ? (
            <PanelSkeleton rows={5} />
          ) : (
            <Stack gap="md">
              {agents.rollout !== null && (
                <RolloutPanel rollout={agents.rollout} counts={releases?.counts ?? null} mayChange={mayRollOut} />
              )}
              <RefusedReleases refused={releases?.refused ?? []} />
              {agents.hostCount === 0 ? (
                <NoHosts />
              ) : (
                <>
                  <VersionsPanel agents={agents} />
                  <HostsTable hosts={agents.hosts} hostCount={agents.hostCount} />
                </>
              )}
            </Stack>
          )
        }
      </QueryView>
    </>
  );
}

/** How many hosts run each version. */
function VersionsPanel({ agents }: { readonly agents: Agents }) {
  const { versions, hostCount } = agents;
  return (
    <Panel title="Versions" aside={hostCount === 1 ? '1 host' : `${hostCount} hosts`}>
      <ul className={classes.versions}>
        {versions.map(({ version, hostCount: count, reportingCount }) => (
          <li key={version} className={classes.version}>
            <span className={classes.versionName}>{version}</span>
            <Progress value={(count / hostCount) * 100} size={8} aria-hidden />
            <span className={classes.versionCount}>
              {count === 1 ? '1 host' : `${count} hosts`}
              {reportingCount < count && (
                <span className={classes.silent}>
                  {count - reportingCount === count
                    ? 'none of them reports'
                    : `${count - reportingCount} of them silent`}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** For a tenant on none of whose machines there is an agent. */
function NoHosts() {
  return (
    <div className="card">
      <EmptyState
        py={72}
        icon={<IconServerOff />}
        title="No machine has an agent yet"
        description="Open a store and add a machine: one line installs the agent there and enrolls it."
      />
    </div>
  );
}
