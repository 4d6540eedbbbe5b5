import type { MantineColorsTuple } from '@mantine/core';

/** The accent. */
export const harbor: MantineColorsTuple = [
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

/** What removes, and what went wrong. */
export const signal: MantineColorsTuple = [
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
export const slate: MantineColorsTuple = [
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
export const night: MantineColorsTuple = [
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
