'use client';

import { EmptyState, Progress, Stack } from '@mantine/core';
import { type Agents, CONSOLE_API, formatCount, type TenantId } from '@sightline/spec';
import { IconServerOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';
import { PageHead } from '../../shared/ui/page-head.tsx';
import { Panel, PanelSkeleton } from '../../shared/ui/panel.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { RolloutButton } from '../releases/rollout-button.tsx';
import { RefusedReleases, RolloutPanel } from '../releases/rollout-panel.tsx';
import { useReleases } from '../releases/use-releases.ts';
import classes from './agents.module.css';
import { HostsTable } from './hosts-table.tsx';

/** A rollout moves by itself, without a live event. */
const REFRESH_MS = 10_000;

/** Shows the agent version on each host, and the rollout of the next one. */
export function AgentsPage() {
  const tenant = useTenant();
  const query = useAgents(tenant.id);
  // Only the operator sees releases: the page waits for them, but works without them.
  const { data: releases, isPending } = useReleases(tenant.id);
  const mayRollOut = releases?.mayRollOut ?? false;
  return (
    <>
      <PageHead
        title="Agents"
        sub="The agent version on each host, and the rollout of the next one"
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

/** Shows how many hosts run each version. */
function VersionsPanel({ agents }: { readonly agents: Agents }) {
  const { versions, hostCount } = agents;
  return (
    <Panel title="Versions" aside={formatCount(hostCount, 'host')}>
      <ul className={classes.versions}>
        {versions.map(({ version, hostCount: count, reportingCount }) => (
          <li key={version} className={classes.version}>
            <span className={classes.versionName}>{version}</span>
            <Progress value={(count / hostCount) * 100} size={8} aria-hidden />
            <span className={classes.versionCount}>
              {formatCount(count, 'host')}
              {reportingCount < count && (
                <span className={classes.silent}>
                  {reportingCount === 0 ? 'none reporting' : `${count - reportingCount} silent`}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Shown for a tenant without hosts. */
function NoHosts() {
  return (
    <div className="card">
      <EmptyState
        py={72}
        icon={<IconServerOff />}
        title="No agents yet"
        description="Open a store and add a host: one command installs and enrolls its agent."
      />
    </div>
  );
}

/** Fetches the agent version on each host, and the rollout. */
function useAgents(tenantId: TenantId) {
  return useQuery({
    queryKey: queryKeys.agents(tenantId),
    queryFn: ({ signal }) => callApi(CONSOLE_API.getAgents, { params: { tenantId }, signal }),
    refetchInterval: REFRESH_MS,
  });
}
