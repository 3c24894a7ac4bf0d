import { useState } from 'react';

export type Theme = 'light' | 'dark';
const storageKey = 'countersign.theme';

function systemTheme(): Theme {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function chosen(): Theme | null {
  const asked = new URLSearchParams(location.search).get('theme') ?? localStorage.getItem(storageKey);
  return asked === 'light' || asked === 'dark' ? asked : null;
}

function show(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  localStorage.setItem(storageKey, theme);
}

/** Address, then what the person chose before; without either the system decides and goes on deciding. */
export function startTheme(): void {
  const theme = chosen();
  if (theme !== null) show(theme);
}

/** The theme on the screen and the way to change it. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState<Theme>(chosen() ?? systemTheme());
  return [
    theme,
    (next) => {
      show(next);
      setTheme(next);
    },
  ];
}
