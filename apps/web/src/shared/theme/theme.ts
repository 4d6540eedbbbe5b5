import { createTheme, Drawer, Input, type MantineColorsTuple, Menu, Modal } from '@mantine/core';

/** The accent color. */
const harbor: MantineColorsTuple = [
  '#eaf2ff',
  '#d5e3fb',
  '#abc6f4',
  '#7ea7ed',
  '#588de7',
  '#3f7ce4',
  '#2a6ad6',
  '#1f58b8',
  '#194a9c',
  '#123b80',
];

/** For destructive actions and errors. */
const signal: MantineColorsTuple = [
  '#fdeaea',
  '#fbd5d6',
  '#f5b3b5',
  '#ee8a8e',
  '#e5636a',
  '#d93f4b',
  '#cf2536',
  '#b42331',
  '#951c29',
  '#741520',
];

/** The grays of the light scheme. */
const slate: MantineColorsTuple = [
  '#f6f8fb',
  '#edf0f5',
  '#dfe4ec',
  '#cbd3de',
  '#aab5c4',
  '#7f8b9c',
  '#5a6677',
  '#424d5c',
  '#2c3543',
  '#18202c',
];

/** The grays of the dark scheme. */
const night: MantineColorsTuple = [
  '#dbe2ec',
  '#b9c4d3',
  '#9aa7ba',
  '#6d7c92',
  '#33404f',
  '#263140',
  '#1a2330',
  '#10161f',
  '#0c1118',
  '#080c12',
];

const CLOSE = { 'aria-label': 'Close' };
/** A dialog's header is not the page's header. */
const NO_BANNER = { header: { role: 'presentation' } };
const ON_SURFACE = { background: 'var(--surface)' };

/** The theme of the console: small type, quiet grays, one accent. Color is reserved for states. */
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
      styles: { content: ON_SURFACE, header: ON_SURFACE, title: { fontWeight: 640, fontSize: '1.0625rem' } },
    }),
    Modal: Modal.extend({
      defaultProps: { closeButtonProps: CLOSE, attributes: NO_BANNER },
      styles: { content: ON_SURFACE, header: ON_SURFACE, title: { fontWeight: 640 } },
    }),
    InputWrapper: Input.Wrapper.extend({ styles: { label: { marginBottom: 4 }, description: { marginBottom: 4 } } }),
  },
});
