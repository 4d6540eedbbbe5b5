import type { AgentlessHost, StoreId } from '@sightline/spec';
import { ROLE_NAME } from '../../shared/state/role-name.ts';
import { Instant } from '../../shared/time/instant.tsx';
import { RemoveAgentlessHostButton } from '../agentless-hosts/remove-agentless-host-button.tsx';
import classes from './hosts-panel.module.css';

interface AgentlessHostCardProps {
  readonly machine: AgentlessHost;
  readonly storeId: StoreId;
  readonly zone: string;
}

/** A machine on which no agent runs, and the way to remove it. */
export function AgentlessHostCard({ machine, storeId, zone }: AgentlessHostCardProps) {
  return (
    <li className={classes.host}>
      <div className={classes.name}>
        <span className={classes.hostname}>{machine.name}</span>
        <span className={classes.role}>{ROLE_NAME[machine.role]}</span>
        <span className={classes.end}>
          <RemoveAgentlessHostButton storeId={storeId} machine={machine} />
        </span>
      </div>
      <dl className={classes.facts}>
        <dt>Agent</dt>
        <dd>none: checked from the hosts of the store</dd>
        <dt>Address</dt>
        <dd>{machine.address}</dd>
        <dt>Added</dt>
        <dd>
          <Instant at={machine.createdAt} zone={zone} /> by {machine.createdBy}
        </dd>
      </dl>
    </li>
  );
}
