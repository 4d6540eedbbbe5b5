import { CUSTOMERS } from '../fleet.ts';
import { nothingMore, type Story } from './story.ts';

/** The vendor stops answering everybody. */
export const VENDOR_STORY: Story = {
  name: 'vendor',
  title: 'the vendor goes down for everyone',
  begin: ({ lab }) => lab.vendor.down('silent'),
  heal: ({ lab }) => lab.vendor.up(),
  expects: CUSTOMERS.map(({ slug, stores }) => ({
    tenantSlug: slug,
    state: 'down',
    words: ['connect.timeout', `${String(stores.length)} stores`],
  })),
  verify: nothingMore,
};
