import { FAILURE_GUIDE, targetText } from '@sightline/spec';
import { findStore } from '../fleet.ts';
import { decisiveCheckOf } from '../fleet-targets.ts';
import { networkOf } from '../lab.ts';
import { nothingMore, type Story } from './story.ts';

/** The store that is blocked. */
export const BLOCKED_STORE = findStore('harbor-grill', '0007');
/** The check that then fails there, and nowhere else. */
export const BLOCKED_CHECK = decisiveCheckOf(BLOCKED_STORE);

/** A firewall drops what one store sends to one endpoint. */
export const BLOCK_STORY: Story = {
  name: 'block',
  title: `a firewall blocks ${targetText(BLOCKED_CHECK.target)} at store ${BLOCKED_STORE.number} ${BLOCKED_STORE.name}`,
  begin: ({ lab }) => networkOf(lab, BLOCKED_STORE).setFault(BLOCKED_CHECK.target.host, 'silent'),
  heal: ({ lab }) => networkOf(lab, BLOCKED_STORE).heal(BLOCKED_CHECK.target.host),
  expects: [
    {
      tenantSlug: 'harbor-grill',
      state: 'blocked',
      words: [
        `${BLOCKED_STORE.number} ${BLOCKED_STORE.name}`,
        targetText(BLOCKED_CHECK.target),
        'connect.timeout',
        FAILURE_GUIDE['connect.timeout'].label,
      ],
    },
  ],
  verify: nothingMore,
};
