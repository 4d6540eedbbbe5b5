'use client';

import { Stack } from '@mantine/core';
import { PageHead } from '../../shared/ui/page-head.tsx';
import { PanelSkeleton } from '../../shared/ui/panel-skeleton.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { HostsTable } from './hosts-table.tsx';
import { NoHosts } from './no-hosts.tsx';
import { RefusedReleases } from './refused-releases.tsx';
import { RollOutButton } from './rollout-button.tsx';
import { RolloutPanel } from './rollout-panel.tsx';
import { useAgents, useReleases } from './use-agents.ts';
import { VersionsPanel } from './versions-panel.tsx';

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
        actions={mayRollOut ? <RollOutButton releases={releases?.releases ?? []} /> : undefined}
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
