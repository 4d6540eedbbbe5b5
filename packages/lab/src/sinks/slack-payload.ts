import { z } from 'zod';

/*
 * Slack's limits, from its reference for blocks and chat.postMessage. Rejects what Slack rejects, and accepts what it ignores
 * (unknown properties).
 */
const url = z.url({ protocol: /^https?$/ }).max(3_000);
const blockId = z.string().max(255).optional();

const plainText = (charsMax: number) =>
  z.object({ type: z.literal('plain_text'), text: z.string().min(1).max(charsMax), emoji: z.boolean().optional() });
const mrkdwn = (charsMax: number) =>
  z.object({ type: z.literal('mrkdwn'), text: z.string().min(1).max(charsMax), verbatim: z.boolean().optional() });
const anyText = (charsMax: number) => z.discriminatedUnion('type', [plainText(charsMax), mrkdwn(charsMax)]);

const image = z.object({ type: z.literal('image'), image_url: url, alt_text: z.string().min(1).max(2_000) });
const button = z.object({
  type: z.literal('button'),
  text: plainText(75),
  action_id: z.string().max(255).optional(),
  url: url.optional(),
  value: z.string().max(2_000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
});

const header = z.object({ type: z.literal('header'), block_id: blockId, text: plainText(150) });
const divider = z.object({ type: z.literal('divider'), block_id: blockId });
const section = z
  .object({
    type: z.literal('section'),
    block_id: blockId,
    text: anyText(3_000).optional(),
    fields: z.array(anyText(2_000)).min(1).max(10).optional(),
    accessory: z.discriminatedUnion('type', [button, image]).optional(),
  })
  .refine((block) => block.text !== undefined || block.fields !== undefined, 'a section needs text or fields');
const context = z.object({
  type: z.literal('context'),
  block_id: blockId,
  elements: z
    .array(z.discriminatedUnion('type', [image, plainText(2_000), mrkdwn(2_000)]))
    .min(1)
    .max(10),
});
const actions = z.object({
  type: z.literal('actions'),
  block_id: blockId,
  elements: z.array(button).min(1).max(25),
});
const imageBlock = image.extend({ block_id: blockId, title: plainText(2_000).optional() });

/** One block of a kind that notifications use. */
export const slackBlockSchema = z.discriminatedUnion('type', [header, divider, section, context, actions, imageBlock]);
export type SlackBlock = z.infer<typeof slackBlockSchema>;

const blocks = z.array(slackBlockSchema).max(50);

/** A message as both Slack APIs take it. */
export const slackPayloadSchema = z.object({
  channel: z.string().min(1).optional(),
  text: z.string().max(40_000).optional(),
  blocks: blocks.optional(),
  attachments: z
    .array(
      z.object({
        color: z.string().optional(),
        fallback: z.string().optional(),
        text: z.string().optional(),
        blocks: blocks.optional(),
      }),
    )
    .max(100)
    .optional(),
  thread_ts: z.string().optional(),
});
export type SlackPayload = z.infer<typeof slackPayloadSchema>;

/** Slack's own error names for invalid messages. */
export type SlackRefusal = 'invalid_payload' | 'no_text' | 'msg_too_long' | 'invalid_blocks' | 'invalid_attachments';

export type ParsedPayload =
  | { readonly kind: 'message'; readonly payload: SlackPayload }
  | { readonly kind: 'refused'; readonly error: SlackRefusal; readonly faults: readonly string[] };

/** Judges a message as Slack would. `faults` says where it is wrong, in more detail than Slack does. */
export function parseSlackPayload(value: unknown): ParsedPayload {
  const parsed = slackPayloadSchema.safeParse(value);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    return { kind: 'refused', error: refusalOf(parsed.error.issues[0]?.path[0]), faults };
  }
  const { text, blocks: given, attachments } = parsed.data;
  const isEmpty = (text ?? '') === '' && (given ?? []).length === 0 && (attachments ?? []).length === 0;
  return isEmpty
    ? { kind: 'refused', error: 'no_text', faults: ['text, blocks and attachments are all missing'] }
    : { kind: 'message', payload: parsed.data };
}

function refusalOf(part: PropertyKey | undefined): SlackRefusal {
  if (part === 'blocks') return 'invalid_blocks';
  if (part === 'attachments') return 'invalid_attachments';
  return part === 'text' ? 'msg_too_long' : 'invalid_payload';
}
