import { expect, it } from 'vitest';
import { connectRaw } from '../../test/raw-probe.ts';
import { createLabCa } from '../ca/authorities.ts';
import { freePort } from '../free-port.ts';
import { StoreNetwork } from '../network/store-network.ts';
import { Vendor } from './vendor.ts';

it('rejects a fault for an unknown name', async () => {
  const vendor = await Vendor.start({ ca: await createLabCa(), names: ['a.test'] });
  await expect(vendor.down('silent', { name: 'b.test' })).rejects.toThrow('b.test');
  await vendor.close();
});

it('leaves nothing listening once it and its networks are closed, whatever the fault', async () => {
  const vendor = await Vendor.start({ ca: await createLabCa(), names: ['a.test', 'b.test', 'c.test'] });
  const port = await freePort();
  const network = await StoreNetwork.start({ index: 4, vendor, port });
  await network.setFault('a.test', 'silent');
  await network.setFault('b.test', 'tls_silent');
  const standing = await connectRaw(network.addressOf('b.test'), port);
  await network.close();
  await vendor.close();
  for (const name of vendor.names) expect(await connectRaw(network.addressOf(name), port)).toBe('ECONNREFUSED');
  expect(await connectRaw('127.0.0.1', vendor.port)).toBe('ECONNREFUSED');
  if (typeof standing !== 'string') standing.destroy();

  const again = await StoreNetwork.start({ index: 4, vendor, port });
  await again.close();
});
