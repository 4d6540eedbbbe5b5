'use client';

import { Menu, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import classes from './console-shell.module.css';

const SCHEMES = [
  { value: 'light', label: 'Light', icon: IconSun },
  { value: 'dark', label: 'Dark', icon: IconMoon },
  { value: 'auto', label: 'As the system', icon: IconDeviceDesktop },
] as const;

/** Items of a menu that choose light, dark, or what the system has. */
export function ColorSchemeItems() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu.RadioGroup
      value={colorScheme}
      onChange={(value) => {
        setColorScheme(SCHEMES.find((scheme) => scheme.value === value)?.value ?? 'auto');
      }}
    >
      {SCHEMES.map(({ value, label, icon: SchemeIcon }) => (
        <Menu.RadioItem key={value} value={value}>
          <span className={classes.menuChoice}>
            <SchemeIcon size={16} aria-hidden />
            {label}
          </span>
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}
