import { Body, Button, Container, Head, Heading, Html, Preview, Section, Text } from '@react-email/components';
import type { ReactElement } from 'react';
import { type AlertFact, type AlertMessage, SYMPTOM_LABEL } from '../domain/alert-message.ts';
import { DARK_AND_NARROW_CSS, STATE_COLORS, STYLES } from './email-styles.ts';

const STATE_TEXT: Record<AlertMessage['state'], string> = {
  blocked: 'Blocked',
  offline: 'Offline',
  down: 'Down',
  resolved: 'Resolved',
  closed: 'Closed',
};

/** Renders a message as an email: short, readable on a phone, in light and dark. */
export function AlertEmail({ message }: { readonly message: AlertMessage }): ReactElement {
  const { background, color } = STATE_COLORS[message.state];
  return (
    <Html lang="en">
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{DARK_AND_NARROW_CSS}</style>
      </Head>
      <Preview>{previewOf(message)}</Preview>
      <Body className="page" style={STYLES.page}>
        <Container className="card" style={STYLES.card}>
          <Section style={{ ...STYLES.bar, backgroundColor: background }} />
          <Section className="inner" style={STYLES.inner}>
            <span style={{ ...STYLES.pill, backgroundColor: background, color }}>{STATE_TEXT[message.state]}</span>
            <Heading as="h1" className="headline ink" style={STYLES.headline}>
              {message.headline}
            </Heading>
            <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} style={STYLES.facts}>
              <tbody>
                {message.facts.map((fact) => (
                  <FactRow key={fact.label} fact={fact} />
                ))}
              </tbody>
            </table>
            <Fix fix={message.fix} />
            <Evidence sentences={message.evidence} />
            <Button href={message.link} className="button" style={STYLES.button}>
              View incident
            </Button>
          </Section>
        </Container>
        <Text className="quiet" style={STYLES.footer}>
          Sightline checks every entry of your vendor's network allowlist from the machines that need it.
        </Text>
      </Body>
    </Html>
  );
}

function previewOf({ facts, fix }: AlertMessage): string {
  const symptom = facts.find((fact) => fact.label === SYMPTOM_LABEL)?.value ?? '';
  return [symptom, fix?.text].filter(Boolean).join(' · ');
}

function FactRow({ fact }: { readonly fact: AlertFact }): ReactElement {
  return (
    <tr>
      <td className="label quiet line" style={STYLES.label}>
        {fact.label}
      </td>
      <td className="value ink line" style={STYLES.value}>
        <Lines text={fact.value} />
        {fact.note === null ? null : (
          <div className="quiet" style={STYLES.note}>
            <Lines text={fact.note} />
          </div>
        )}
      </td>
    </tr>
  );
}

function Lines({ text }: { readonly text: string }): ReactElement[] {
  return text.split('\n').map((line) => <div key={line}>{line}</div>);
}

function Fix({ fix }: { readonly fix: AlertMessage['fix'] }): ReactElement | null {
  if (fix === null) return null;
  return (
    <Section className="fix" style={STYLES.fix}>
      <Text className="quiet" style={STYLES.smallHeading}>
        {fix.label}
      </Text>
      <Text className="ink" style={STYLES.fixText}>
        {fix.text}
      </Text>
    </Section>
  );
}

function Evidence({ sentences }: { readonly sentences: readonly string[] }): ReactElement | null {
  if (sentences.length === 0) return null;
  return (
    <Section style={STYLES.evidence}>
      <Text className="quiet" style={STYLES.smallHeading}>
        Evidence
      </Text>
      {sentences.map((sentence) => (
        <Text key={sentence} className="soft" style={STYLES.sentence}>
          {sentence}
        </Text>
      ))}
    </Section>
  );
}
