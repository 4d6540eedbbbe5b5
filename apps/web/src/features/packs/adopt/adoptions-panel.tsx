'use client';

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { adoptionIdSchema, formatCount, type PackSummary } from '@sightline/spec';
import { IconArrowBackUp } from '@tabler/icons-react';
import { Instant } from '../../../shared/time/instant.tsx';
import { ConfirmPopover } from '../../../shared/ui/confirm-popover.tsx';
import { Panel } from '../../../shared/ui/panel.tsx';
import { useTenant } from '../../accounts/tenant-context.tsx';
import { adoptingStoresText, decidingAdoptions, isUsed, versionText } from '../pack-words.ts';
import { useAdoptPack, useEndAdoption } from '../use-packs.ts';
import classes from './adopt.module.css';

/** Shows the versions in use, by which stores, since when and by whom, and the buttons to roll back. */
export function AdoptionsPanel({ pack }: { readonly pack: PackSummary }) {
  const adoptions = decidingAdoptions(pack);
  return (
    <Panel title="Versions in use" aside={isUsed(pack) ? <StopUsingButton pack={pack} /> : undefined}>
      {adoptions.length === 0 ? (
        <p className={classes.nothing}>No stores use this pack.</p>
      ) : (
        <ul className={classes.stand}>
          {adoptions.map((adoption) => (
            <li key={adoption.id ?? 'first'} className={classes.standRow}>
              <div>
                <div className={classes.standTitle}>
                  {versionText(adoption.version)}{' '}
                  <span className={classes.optional}>{formatCount(adoption.storeCount, 'store')}</span>
                </div>
                <div className={classes.standSub}>
                  {adoptingStoresText(adoption.tags)}
                  {adoption.adoptedAt === null ? (
                    ', since the start'
                  ) : (
                    <>
                      , <Instant at={adoption.adoptedAt} />
                    </>
                  )}
                  {adoption.adoptedBy !== '' && <div>{adoption.adoptedBy}</div>}
                </div>
              </div>
              {adoption.id !== null && (
                <RollBackButton adoptionId={adoption.id} what={versionText(adoption.version)} tags={adoption.tags} />
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** Stops all stores from using a pack, after confirmation. */
function StopUsingButton({ pack: { packId, title } }: { readonly pack: PackSummary }) {
  const tenant = useTenant();
  const adopt = useAdoptPack(tenant.id);
  const confirm = (): void => {
    adopt.mutate(
      { packId, version: 0, scope: { kind: 'all', staged: 'follow' } },
      {
        onError: (error) => {
          notifications.show({ color: 'red', title: `${title} is still in use`, message: error.message });
        },
      },
    );
  };
  return (
    <ConfirmPopover
      label={`Stop using ${title}`}
      text="Stores stop checking this pack. You can roll back; its history is kept."
      action="Stop using"
      width={290}
      onConfirm={confirm}
    >
      <Button variant="subtle" color="gray" size="compact-sm" loading={adopt.isPending}>
        Stop using
      </Button>
    </ConfirmPopover>
  );
}

interface RollBackButtonProps {
  readonly adoptionId: string;
  readonly what: string;
  readonly tags: readonly string[];
}

/** Rolls back an adoption, after confirmation. */
function RollBackButton({ adoptionId, what, tags }: RollBackButtonProps) {
  const tenant = useTenant();
  const end = useEndAdoption(tenant.id);
  const confirm = (): void => {
    end.mutate(adoptionIdSchema.parse(adoptionId), {
      onSuccess: () => {
        notifications.show({
          color: 'teal',
          title: 'Rolled back',
          message: 'Stores return to their previous version within seconds.',
        });
      },
      onError: (error) => {
        notifications.show({ color: 'red', title: 'Rollback failed', message: error.message });
      },
    });
  };
  return (
    <ConfirmPopover
      label={`Roll back ${what}`}
      text={`Returns ${adoptingStoresText(tags)} to their previous version. Checks keep their history.`}
      action="Roll back"
      isDestructive={false}
      width={290}
      onConfirm={confirm}
    >
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconArrowBackUp size={15} />}
        aria-label={`Roll back ${what} for ${adoptingStoresText(tags)}`}
        loading={end.isPending}
      >
        Roll back
      </Button>
    </ConfirmPopover>
  );
}
