'use client';

import type { CheckDetail } from '@sightline/spec';
import { FailureName } from '../../../shared/failure/failure-name.tsx';
import { Since } from '../../../shared/time/since.tsx';
import classes from './check-drawer-body.module.css';
import { isOnHost } from './check-table-row.tsx';
import { PhaseWaterfall } from './phase-bar.tsx';

interface CheckAddressesProps {
  readonly check: CheckDetail;
  readonly zone: string;
}

/** Shows the last result by address and phase. */
export function CheckAddresses({ check, zone }: CheckAddressesProps) {
  return (
    <section>
      <h3 className={classes.heading}>
        Last result
        {check.lastProbedAt !== null && <Since at={check.lastProbedAt} zone={zone} prefix=", " suffix=" ago" />}
      </h3>
      {check.addresses.map((outcome) => (
        <div key={outcome.address} className={classes.address}>
          <div className={classes.addressHead}>
            <span>
              {outcome.address} · IPv{outcome.family}
            </span>
            {outcome.failure === null ? <span>reached</span> : <FailureName failure={outcome.failure} />}
          </div>
          <PhaseWaterfall phasesMs={outcome.phasesMs} failure={outcome.failure} />
        </div>
      ))}
      {check.addresses.length === 0 && check.phasesMs !== null && !isOnHost(check.target) && (
        <div className={classes.address}>
          <PhaseWaterfall phasesMs={check.phasesMs} failure={check.failure} />
        </div>
      )}
      {check.addresses.length === 0 && (check.phasesMs === null || isOnHost(check.target)) && <p>{emptyText(check)}</p>}
    </section>
  );
}

function emptyText({ target, lastProbedAt }: CheckDetail): string {
  if (lastProbedAt === null) return 'No result yet.';
  return isOnHost(target) ? 'Checked on the host itself, without a connection.' : 'No connection was made.';
}
