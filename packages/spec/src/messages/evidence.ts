import { z } from 'zod';

/** Limits of the evidence of one failure; what exceeds them is left out by who gathers it. */
export const EVIDENCE_LIMITS = { itemsMax: 24, charactersMax: 16 * 1_024 } as const;

/** What an item of evidence shows. A newer agent may send others. */
export const EVIDENCE_KINDS = ['machine', 'dns', 'tls', 'http', 'ping', 'path'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export const evidenceItemSchema = z.object({
  kind: z.string().min(1).max(32),
  /** What it is about in few words: a name server, an address, a command. */
  about: z.string().max(120),
  /** Lines of text as a person reads them; PEM blocks among them. */
  text: z.string().max(EVIDENCE_LIMITS.charactersMax),
});
export type EvidenceItem = z.infer<typeof evidenceItemSchema>;

/** What was gathered on the machine when a target had just begun to fail. No queries of URLs, no cookies, no logins. */
export const evidenceSchema = z
  .object({
    /** By the machine's own clock. */
    takenAt: z.iso.datetime(),
    items: z.array(evidenceItemSchema).max(EVIDENCE_LIMITS.itemsMax),
  })
  .refine(({ items }) => charactersOf(items) <= EVIDENCE_LIMITS.charactersMax, {
    message: 'the evidence is too large',
  });
export type Evidence = z.infer<typeof evidenceSchema>;

/** How much of `EVIDENCE_LIMITS.charactersMax` items take. */
export function charactersOf(items: readonly EvidenceItem[]): number {
  return items.reduce((sum, { kind, about, text }) => sum + kind.length + about.length + text.length, 0);
}
