'use client';

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { adoptionIdSchema, formatCount, type PackSummary } from '@sightline/spec';
import { IconArrowBackUp } from '@tabler/icons-react';
import { Instant } from '../../../shared/time/instant.tsx';
import { ConfirmPopover } from '../../../shared/ui/confirm-popover.tsx';
import { Panel } from '../../../shared/ui/panel.tsx';
import { useTenant } from '../../accounts/tenant-context.tsx';
import { decidingAdoptions, isUsed, scopeText, versionText } from '../pack-words.ts';
import { useAdoptPack, useEndAdoption } from '../use-packs.ts';
import classes from './adopt.module.css';

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
                  <span className={classes.optional}>{formatCount(adoption.storeCount, 'store')}</span>
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

/** Has no store use a list any more, once it is confirmed. */
function StopUsingButton({ pack: { packId, title } }: { readonly pack: PackSummary }) {
  const tenant = useTenant();
  const adopt = useAdoptPack(tenant.id);
  const confirm = (): void => {
    adopt.mutate(
      { packId, version: 0, scope: { kind: 'all', staged: 'follow' } },
      {
        onError: (error) => {
          notifications.show({ color: 'red', title: `${title} is still used`, message: error.message });
        },
      },
    );
  };
  return (
    <ConfirmPopover
      label={`Stop using ${title}`}
      text="No store is checked against this list any more. It can be taken back; what was found stays on record."
      action="Stop using it"
      width={290}
      onConfirm={confirm}
    >
      <Button variant="subtle" color="gray" size="compact-sm" loading={adopt.isPending}>
        Stop using it
      </Button>
    </ConfirmPopover>
  );
}

interface TakeBackButtonProps {
  readonly adoptionId: string;
  readonly what: string;
  readonly tags: readonly string[];
}

/** Takes an adoption back, once it is confirmed. */
function TakeBackButton({ adoptionId, what, tags }: TakeBackButtonProps) {
  const tenant = useTenant();
  const end = useEndAdoption(tenant.id);
  const confirm = (): void => {
    end.mutate(adoptionIdSchema.parse(adoptionId), {
      onSuccess: () => {
        notifications.show({
          color: 'teal',
          title: 'Taken back',
          message: 'What held before holds again within seconds.',
        });
      },
      onError: (error) => {
        notifications.show({ color: 'red', title: 'It was not taken back', message: error.message });
      },
    });
  };
  return (
    <ConfirmPopover
      label={`Take back ${what}`}
      text={`What held before for ${scopeText(tags)} holds again. Checks that come back keep their numbers and their history.`}
      action="Take it back"
      isDestructive={false}
      width={290}
      onConfirm={confirm}
    >
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconArrowBackUp size={15} />}
        aria-label={`Take back ${what} for ${scopeText(tags)}`}
        loading={end.isPending}
      >
        Take back
      </Button>
    </ConfirmPopover>
  );
}
