import type { SlackPayload } from './slack-payload.ts';

/** A message that the receiver accepted. */
export interface SlackMessage {
  /** Counts from 1 in order of arrival. */
  readonly id: number;
  readonly at: Date;
  readonly via: 'webhook' | 'web_api';
  /** The channel's name or id; `webhook` for a webhook, whose channel is fixed. */
  readonly channel: string;
  readonly payload: SlackPayload;
  /** `ts` as the Web API returns it. */
  readonly ts: string;
}
