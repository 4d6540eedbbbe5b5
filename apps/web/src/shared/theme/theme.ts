import { createTheme, Drawer, Input, Menu, Modal } from '@mantine/core';
import { harbor, night, signal, slate } from './palette.ts';

const CLOSE = { 'aria-label': 'Close' };
/** The head of a dialog is no head of the page. */
const NO_BANNER = { header: { role: 'presentation' } };
const ON_SURFACE = { background: 'var(--surface)' };

/** The theme of the console: small type, quiet grays, one accent; color is left to the states. */
export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', ui-monospace, monospace",
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '620' },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  primaryColor: 'harbor',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  defaultRadius: 'md',
  colors: { harbor, gray: slate, dark: night, red: signal },
  cursorType: 'pointer',
  components: {
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Drawer: Drawer.extend({
      defaultProps: { closeButtonProps: CLOSE, attributes: NO_BANNER },
      styles: { content: ON_SURFACE, header: ON_SURFACE },
    }),
    Modal: Modal.extend({
      defaultProps: { closeButtonProps: CLOSE, attributes: NO_BANNER },
      styles: { content: ON_SURFACE, header: ON_SURFACE, title: { fontWeight: 640 } },
    }),
    InputWrapper: Input.Wrapper.extend({ styles: { label: { marginBottom: 4 }, description: { marginBottom: 4 } } }),
  },
});
