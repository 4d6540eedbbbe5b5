import type { CheckState } from '@sightline/spec';
import {
  type Icon,
  IconAlertTriangleFilled,
  IconBan,
  IconCheck,
  IconCloudOff,
  IconPlugConnectedX,
  IconQuestionMark,
} from '@tabler/icons-react';

/** The colors of a state in one scheme; each pair has a contrast of at least 4.5 (tested next to this file). */
export interface StateColors {
  /** Text and icons on the page, on a card and on `tint`. */
  readonly ink: string;
  /** A quiet background. */
  readonly tint: string;
  readonly edge: string;
  /** A loud background, with `onSolid` on it. */
  readonly solid: string;
  readonly onSolid: string;
}

/** How a state looks: never by color alone. */
export interface StateStyle {
  readonly icon: Icon;
  readonly light: StateColors;
  readonly dark: StateColors;
}

export const STATE_STYLE: Readonly<Record<CheckState, StateStyle>> = {
  store_offline: {
    icon: IconPlugConnectedX,
    light: { ink: '#1c2736', tint: '#dde3ec', edge: '#aab6c6', solid: '#263446', onSolid: '#ffffff' },
    dark: { ink: '#e6ecf5', tint: '#384559', edge: '#5d6d85', solid: '#dfe6f0', onSolid: '#141b26' },
  },
  blocked: {
    icon: IconBan,
    light: { ink: '#a61b29', tint: '#fdeaea', edge: '#f0b4b6', solid: '#cf2536', onSolid: '#ffffff' },
    dark: { ink: '#ff9d9f', tint: '#3c171c', edge: '#77303a', solid: '#e5484d', onSolid: '#1c0507' },
  },
  target_down: {
    icon: IconCloudOff,
    light: { ink: '#6a33b0', tint: '#f2ebfd', edge: '#d3bdf2', solid: '#7a3fc6', onSolid: '#ffffff' },
    dark: { ink: '#cdb0ff', tint: '#2b1f45', edge: '#56408a', solid: '#a97bf0', onSolid: '#160a2b' },
  },
  degraded: {
    icon: IconAlertTriangleFilled,
    light: { ink: '#805000', tint: '#fdf2d9', edge: '#ecce8c', solid: '#f2b33d', onSolid: '#3a2500' },
    dark: { ink: '#f2c462', tint: '#33270f', edge: '#6b5320', solid: '#e9ae36', onSolid: '#2a1a00' },
  },
  unverified: {
    icon: IconQuestionMark,
    light: { ink: '#556070', tint: '#f4f6f9', edge: '#b6c0cd', solid: '#e3e8ef', onSolid: '#3d4756' },
    dark: { ink: '#a9b5c6', tint: '#1d2633', edge: '#4a586c', solid: '#33404f', onSolid: '#d5dde8' },
  },
  pass: {
    icon: IconCheck,
    light: { ink: '#176b3e', tint: '#e5f5eb', edge: '#b5dfc5', solid: '#2a9d5c', onSolid: '#06210f' },
    dark: { ink: '#7fd6a4', tint: '#12291e', edge: '#24573c', solid: '#37a76a', onSolid: '#03150a' },
  },
};
