import {
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  Input,
  type MantineColorsTuple,
  Menu,
  Modal,
} from '@mantine/core';
import { stateVariables } from './state-variables.ts';

const harbour: MantineColorsTuple = [
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
const ON_SURFACE = { background: 'var(--surface)' };

/** The theme of the console: small type, quiet greys, one accent; colour is left to the states. */
export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', ui-monospace, monospace",
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '620' },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.125rem' },
  primaryColor: 'harbour',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  defaultRadius: 'md',
  colors: { harbour, gray: slate, dark: night, red: signal },
  cursorType: 'pointer',
  components: {
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Drawer: Drawer.extend({
      defaultProps: { closeButtonProps: CLOSE },
      styles: { content: ON_SURFACE, header: ON_SURFACE },
    }),
    Modal: Modal.extend({
      defaultProps: { closeButtonProps: CLOSE },
      styles: { content: ON_SURFACE, header: ON_SURFACE, title: { fontWeight: 640 } },
    }),
    InputWrapper: Input.Wrapper.extend({ styles: { label: { marginBottom: 4 }, description: { marginBottom: 4 } } }),
  },
});

/** Surfaces and the colours of the states, as CSS variables of each scheme. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#f5f7fa',
    '--mantine-color-text': '#18202c',
    '--mantine-color-dimmed': '#596475',
    '--mantine-color-placeholder': '#667284',
    '--mantine-color-error': '#b42331',
    '--surface': '#ffffff',
    '--surface-sunken': '#f8fafc',
    '--line': '#e0e6ee',
    '--line-strong': '#c9d2de',
    '--hover': '#f1f5fa',
    '--shadow-card': '0 1px 2px rgb(24 32 44 / 4%)',
    '--phase-resolve': '#9db4d6',
    '--phase-connect': '#6f9be8',
    '--phase-tls': '#3f72cf',
    '--phase-request': '#79c3bd',
    '--phase-response': '#2f928c',
    '--heard-well': '#8fd0ab',
    ...stateVariables('light'),
  },
  dark: {
    '--mantine-color-body': '#0d131b',
    '--mantine-color-text': '#dbe2ec',
    '--mantine-color-dimmed': '#98a5b8',
    '--mantine-color-placeholder': '#8794a8',
    '--mantine-color-error': '#ff9d9f',
    '--surface': '#151c27',
    '--surface-sunken': '#111823',
    '--line': '#263140',
    '--line-strong': '#38465a',
    '--hover': '#1c2532',
    '--shadow-card': 'none',
    '--phase-resolve': '#7e99c4',
    '--phase-connect': '#5f8fe6',
    '--phase-tls': '#3f72cf',
    '--phase-request': '#66b5ae',
    '--phase-response': '#35a39c',
    '--heard-well': '#2b7a4f',
    ...stateVariables('dark'),
  },
});
