import { IconBrandSlack, IconMail } from '@tabler/icons-react';

/** Shows the icon of a kind of channel. */
export function ChannelIcon({ kind, size = 16 }: { readonly kind: string; readonly size?: number }) {
  return kind === 'email' ? (
    <IconMail size={size} aria-label="Email" />
  ) : (
    <IconBrandSlack size={size} aria-label="Slack" />
  );
}
