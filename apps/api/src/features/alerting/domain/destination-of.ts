import type { ChannelConfig } from '@sightline/spec';

const SHOWN_CHARS = 4;

/** Returns whom a channel reaches, without anything that would let others send there. */
export function destinationOf(config: ChannelConfig): string {
  switch (config.kind) {
    case 'email':
      return config.to.join(', ');
    case 'slack_webhook':
      return `${new URL(config.url).host}/…${config.url.slice(-SHOWN_CHARS)}`;
    case 'slack_bot':
      return config.channel;
  }
}
