import { BOH, GATEWAY, LINE } from '../addresses.ts';
import type { Action } from '../scenario-controls.ts';

/** Unplugs the gateway's uplink. */
export const unplugLine: Action = async (controls) => {
  // Taking a link down makes the kernel drop its IPv6 addresses and every route through it.
  const replug = [
    'ip link set wan up',
    `ip route replace default via ${LINE.store}`,
    `ip addr replace ${GATEWAY.wan6}/64 dev wan nodad`,
    `ip -6 route replace default via ${LINE.store6}`,
  ].join(' && ');
  await controls.change('gateway', ['ip', 'link', 'set', 'wan', 'down'], ['sh', '-c', replug]);
};

/** Removes the default gateway of the back-of-house host; its own network still works. */
export const removeGateway: Action = async (controls) => {
  await controls.change(
    'boh',
    ['ip', 'route', 'del', 'default'],
    ['ip', 'route', 'add', 'default', 'via', GATEWAY.lan],
  );
};

/** Unplugs the cable of the back-of-house host. */
export const unplugHost: Action = async (controls) => {
  const replug = [
    'ip link set eth0 up',
    `ip route replace default via ${GATEWAY.lan}`,
    `ip addr replace ${BOH.address6}/64 dev eth0 nodad`,
    `ip -6 route replace default via ${GATEWAY.lan6}`,
  ].join(' && ');
  await controls.change('boh', ['ip', 'link', 'set', 'eth0', 'down'], ['sh', '-c', replug]);
};
