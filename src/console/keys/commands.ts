import { useEffect, useRef } from 'react';

/** Something that can be asked for by name. */
export type Command = {
  readonly id: string;
  readonly group: 'screens' | 'actions' | 'dossiers' | 'requirements' | 'documents';
  readonly title: string;
  /** More words to find it by, shown beside the title. */
  readonly detail?: string;
  /** The key that does the same. */
  readonly hotkey?: string;
  readonly run: () => void;
};

const sources = new Set<() => readonly Command[]>();

/** Offers commands while the screen is there; `list` is asked when the palette opens. */
export function useCommands(list: () => readonly Command[]): void {
  const latest = useRef(list);
  useEffect(() => {
    latest.current = list;
  });
  useEffect(() => {
    const source = (): readonly Command[] => latest.current();
    sources.add(source);
    return () => void sources.delete(source);
  }, []);
}

export function allCommands(): Command[] {
  return [...sources].flatMap((source) => source());
}

/** Commands that have every word of the question in title, detail or id, those whose title begins with it first; at most `most`. */
export function findCommands(commands: readonly Command[], question: string, most: number): Command[] {
  const asked = question.trim().toLowerCase();
  const words = asked.split(/\s+/u).filter(Boolean);
  const fits = commands.filter(({ title, detail = '', id }) => {
    const text = `${title} ${detail} ${id}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const begins = ({ title, detail = '' }: Command): boolean =>
    title.toLowerCase().startsWith(asked) || detail.toLowerCase().startsWith(asked);
  const ordered = asked === '' ? fits : [...fits.filter(begins), ...fits.filter((command) => !begins(command))];
  return groupOrder.flatMap((group) => ordered.filter((command) => command.group === group)).slice(0, most);
}

export const groupOrder = ['actions', 'screens', 'dossiers', 'requirements', 'documents'] as const;
