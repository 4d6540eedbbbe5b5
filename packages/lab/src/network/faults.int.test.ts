import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { rawProbe, type Seen } from '../../test/raw-probe.ts';
import { createLabCa } from '../ca/authorities.ts';
import type { Authority } from '../ca/authority.ts';
import { FAULT_EXPECTATIONS, FAULTS, type Fault } from '../faults.ts';
import { freePort } from '../free-port.ts';
import { Vendor } from '../vendor/vendor.ts';
import { StoreNetwork } from './store-network.ts';

vi.setConfig({ testTimeout: 20_000 });

const NAME = 'm570.oltp.vendor.test';

/** What Node's own clients, which know nothing of failures, meet under each fault. */
const RAW: Readonly<Record<Fault, Pick<Seen, 'phase' | 'code'>>> = {
  answer: { phase: 'response', code: '404' },
  reset_on_connect: { phase: 'tls', code: 'ECONNRESET' },
  reset_after_client_hello: { phase: 'tls', code: 'ECONNRESET' },
  close_after_client_hello: { phase: 'tls', code: 'CLOSED' },
  tls_silent: { phase: 'tls', code: 'TIMEOUT' },
  not_tls: { phase: 'tls', code: 'ERR_SSL_WRONG_VERSION_NUMBER' },
  wrong_name_certificate: { phase: 'tls', code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
  expired_certificate: { phase: 'tls', code: 'CERT_HAS_EXPIRED' },
  not_yet_valid_certificate: { phase: 'tls', code: 'CERT_NOT_YET_VALID' },
  untrusted_certificate: { phase: 'tls', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
  intercept: { phase: 'tls', code: 'SELF_SIGNED_CERT_IN_CHAIN' },
  old_protocol: { phase: 'tls', code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' },
  http_silent: { phase: 'response', code: 'TIMEOUT' },
  http_reset: { phase: 'response', code: 'ECONNRESET' },
  http_stalled: { phase: 'response', code: 'TIMEOUT200' },
  slow: { phase: 'response', code: '404' },
  block_page: { phase: 'response', code: '403' },
  captive_portal: { phase: 'response', code: '302' },
  proxy_auth: { phase: 'response', code: '407' },
  unexpected_status: { phase: 'response', code: '503' },
  cloudflare_challenge: { phase: 'response', code: '403' },
  refuse: { phase: 'connect', code: 'ECONNREFUSED' },
  silent: { phase: 'connect', code: 'TIMEOUT' },
  dns_nxdomain: { phase: 'resolve', code: 'ENOTFOUND' },
  dns_nodata: { phase: 'resolve', code: 'ENODATA' },
  dns_servfail: { phase: 'resolve', code: 'ESERVFAIL' },
  dns_refused: { phase: 'resolve', code: 'EREFUSED' },
  dns_silent: { phase: 'resolve', code: 'ETIMEOUT' },
  dns_sinkhole: { phase: 'resolve', code: '146.112.61.104' },
  dns_zero: { phase: 'resolve', code: '0.0.0.0' },
  dns_private: { phase: 'resolve', code: '10.10.10.10' },
};

let ca: Authority;
let vendor: Vendor;
let network: StoreNetwork;
let port: number;

beforeAll(async () => {
  ca = await createLabCa();
  vendor = await Vendor.start({ ca, names: [NAME] });
  port = await freePort();
  network = await StoreNetwork.start({ index: 1, vendor, port });
});

afterAll(async () => {
  await network.close();
  await vendor.close();
});

function probe(): Promise<Seen> {
  return rawProbe({ resolver: network.resolver, name: NAME, port, caPem: ca.certPem });
}

describe('a fault', () => {
  it.each(FAULTS)('%s shows at the socket, and is gone once healed', async (fault) => {
    await network.setFault(NAME, fault, { latencyMs: 50 });
    expect(await probe()).toMatchObject(RAW[fault]);
    await network.heal(NAME);
    expect(await probe()).toMatchObject(RAW.answer);
  });

  it('fails a probe in the phase that its expectation names', () => {
    for (const fault of FAULTS) {
      const { failure, outcome } = FAULT_EXPECTATIONS[fault];
      expect(outcome === 'pass', fault).toBe(failure === null);
      if (failure === null || failure === 'request.proxy_auth') continue;
      expect(failure.split('.')[0], fault).toBe(RAW[fault].phase);
    }
  });
});
