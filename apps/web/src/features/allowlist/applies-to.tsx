import type { Entry } from '@sightline/spec';
import { profileName } from '../../shared/state/profile-name.ts';
import { ROLE_NAME } from '../../shared/state/role-name.ts';
import classes from './entry.module.css';

/** Which stores and which of their machines an entry concerns. */
export function AppliesTo({ entry }: { readonly entry: Entry }) {
  const { pos, regions, environments, roles } = entry.appliesTo;
  const named = [pos, regions, environments].flatMap((value) => (value === 'all' ? [] : value.map(profileName)));
  const where = named.length === 0 ? ['All stores'] : named;
  return (
    <span className={classes.applies}>
      {[...where, ...roles.map((role) => ROLE_NAME[role])].map((text) => (
        <span key={text} className={classes.chip}>
          {text}
        </span>
      ))}
    </span>
  );
}
