import type { Mail, SlackMessage } from '@sightline/lab';
import { CUSTOMERS } from './fleet.ts';
import type { Lab } from './lab.ts';

/** What an alert says in brackets at its beginning. */
export const ALERT_STATES = ['blocked', 'offline', 'down', 'resolved', 'closed'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

export const ALERT_CHANNELS = ['email', 'slack webhook', 'slack bot'] as const;
export type AlertChannel = (typeof ALERT_CHANNELS)[number];

/** An alert as it arrived at a customer. */
export interface ArrivedAlert {
  readonly tenantSlug: string;
  readonly channel: AlertChannel;
  /** Null for a message that is no alert of ours, which nothing expects. */
  readonly state: AlertState | null;
  readonly at: Date;
  readonly headline: string;
  /** All that it says, for looking for words. */
  readonly text: string;
}

/** Every alert that has arrived since an instant, in no order. */
export function alertsSince(lab: Lab, since: Date): ArrivedAlert[] {
  const mails = lab.smtp.messages().map(fromMail);
  const posts = [...lab.slack].flatMap(([slug, receiver]) => receiver.messages().map((post) => fromSlack(slug, post)));
  return [...mails, ...posts].filter(({ at }) => at >= since);
}

/** Whom a customer is told through. */
export function alertChannelsOf(slug: string): readonly AlertChannel[] {
  const tenant = CUSTOMERS.find((customer) => customer.slug === slug);
  if (tenant === undefined) throw new Error(`${slug} is no customer of the demo`);
  return tenant.slackBotChannel === null ? ['email', 'slack webhook'] : ALERT_CHANNELS;
}

function fromMail(mail: Mail): ArrivedAlert {
  const tenant = CUSTOMERS.find(({ alertEmail }) => alertEmail !== null && mail.to.includes(alertEmail));
  return {
    tenantSlug: tenant?.slug ?? mail.to.join(', '),
    channel: 'email',
    state: stateOf(mail.subject),
    at: mail.at,
    headline: mail.subject,
    text: `${mail.subject}\n${mail.text}`,
  };
}

function fromSlack(tenantSlug: string, post: SlackMessage): ArrivedAlert {
  const headline = post.payload.text ?? '';
  return {
    tenantSlug,
    channel: post.via === 'webhook' ? 'slack webhook' : 'slack bot',
    state: stateOf(headline),
    at: post.at,
    headline,
    text: textsOf(post.payload).join('\n'),
  };
}

function stateOf(headline: string): AlertState | null {
  const word = /^\*?\[(\w+)\]/.exec(headline)?.[1];
  return ALERT_STATES.find((state) => state === word) ?? null;
}

/** Every text in a message, however deep it stands. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}
