import type { AlertMessage } from '../domain/alert-message.ts';

/** A message as plain text: for programs that show no HTML, and for watches and screen readers. */
export function plainText(message: AlertMessage): string {
  const facts = message.facts.map(({ label, value, note }) => {
    const lines = value.split('\n').join('\n  ');
    return `${label}: ${lines}${note === null ? '' : `\n  ${note.split('\n').join('\n  ')}`}`;
  });
  const parts = [
    message.headline,
    facts.join('\n'),
    message.fix && `${message.fix.label}: ${message.fix.text}`,
    message.evidence.length === 0
      ? null
      : ['What this rests on:', ...message.evidence.map((sentence) => `- ${sentence}`)].join('\n'),
    message.link,
  ];
  return `${parts.filter((part) => part !== null).join('\n\n')}\n`;
}
