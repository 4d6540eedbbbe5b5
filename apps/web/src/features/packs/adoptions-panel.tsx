'use client';

import type { PackSummary } from '@sightline/spec';
import { Instant } from '../../shared/time/instant.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { counted, decidingAdoptions, isUsed, scopeText, versionText } from './pack-words.ts';
import classes from './packs.module.css';
import { StopUsingButton } from './stop-using-button.tsx';
import { TakeBackButton } from './take-back-button.tsx';

/** Which stores are on which version now, since when and by whom, and the way back. */
export function AdoptionsPanel({ pack }: { readonly pack: PackSummary }) {
  const adoptions = decidingAdoptions(pack);
  return (
    <Panel title="Which stores are on which" aside={isUsed(pack) ? <StopUsingButton pack={pack} /> : undefined}>
      {adoptions.length === 0 ? (
        <p className={classes.nothing}>No store uses this list.</p>
      ) : (
        <ul className={classes.stand}>
          {adoptions.map((adoption) => (
            <li key={adoption.id ?? 'first'} className={classes.standRow}>
              <div>
                <div className={classes.standTitle}>
                  {versionText(adoption.version)}{' '}
                  <span className={classes.optional}>{counted(adoption.storeCount, 'store')}</span>
                </div>
                <div className={classes.standSub}>
                  {scopeText(adoption.tags)}
                  {adoption.adoptedAt === null ? (
                    ', from the beginning'
                  ) : (
                    <>
                      , <Instant at={adoption.adoptedAt} />
                    </>
                  )}
                  {adoption.adoptedBy !== '' && <div>{adoption.adoptedBy}</div>}
                </div>
              </div>
              {adoption.id !== null && (
                <TakeBackButton adoptionId={adoption.id} what={versionText(adoption.version)} tags={adoption.tags} />
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
