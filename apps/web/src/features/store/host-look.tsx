import { isNetworkTarget, type Target } from '@sightline/spec';
import { IconDeviceDesktopSearch } from '@tabler/icons-react';
import classes from './host-look.module.css';

/** Whether a check looks at the machine itself, so that there are no addresses and no phases of it. */
export function isOnHost(target: Target): boolean {
  return !isNetworkTarget(target) && target.kind !== 'lan_port';
}

/** Stands where other checks show their phases. */
export function HostLook() {
  return (
    <span className={classes.look}>
      <IconDeviceDesktopSearch size={15} aria-hidden /> on the machine
    </span>
  );
}
