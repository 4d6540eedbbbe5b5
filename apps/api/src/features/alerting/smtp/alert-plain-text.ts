import type { AlertMessage } from '../domain/alert-message.ts';

/** Returns a message as plain text, for mail programs without HTML, watches and screen readers. */
export function alertPlainText(message: AlertMessage): string {
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
      : ['Evidence:', ...message.evidence.map((sentence) => `- ${sentence}`)].join('\n'),
    `View incident: ${message.link}`,
  ];
  return `${parts.filter((part) => part !== null).join('\n\n')}\n`;
}
