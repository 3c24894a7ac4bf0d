import type { DecisionStep, FactSheet, FactValue, Suggestion } from '../../domain/index.ts';
import { abstain, placesOf } from './suggestion.ts';
import { changeCategories, words } from './words.ts';

const ranks = ['minor', 'moderate', 'major'];
const key = 'changeControl.changes';
const clause = 'nmpa-2025-134#IX';

/**
 * The category of the changes in the register: of each the stricter of what holder and manufacturer say (article (IX); where the
 * parties differ the stricter holds), of all the highest. Open when a change has no category of either party.
 */
export function suggestChangeCategory(sheet: FactSheet, flat: Readonly<Record<string, FactValue>>): Suggestion {
  const citations = placesOf(sheet, [key]);
  const rows = Array.isArray(flat[key]) ? flat[key].filter(isRow) : [];
  if (rows.length === 0) return { ...abstain('change-category', words.changeMissing, citations), missing: [key] };
  const read = rows.map((row) => {
    const stated = [row['categoryMah'], row['categoryCmo'], row['categoryFinal']].filter((c) => ranks.includes(String(c))).map(String);
    return { id: String(row['id'] ?? row['description'] ?? ''), stated, strictest: highest(stated) };
  });
  const path = read.map(({ id, stated, strictest }): DecisionStep => ({
    question: words.changeQuestion(id),
    fact: key,
    clause,
    answer:
      strictest === undefined
        ? words.notStated
        : new Set(stated).size > 1
          ? words.changeDiffers(stated.map(labelOf), labelOf(strictest))
          : labelOf(strictest),
    outcome: strictest === undefined ? 'unknown' : 'value',
    citations,
  }));
  const open = read.filter(({ strictest }) => strictest === undefined);
  const top = highest(read.flatMap(({ strictest }) => strictest ?? []));
  if (top === undefined || (open.length > 0 && top !== 'major'))
    return { ...abstain('change-category', words.changeOpen(open.length), citations), path, missing: [key] };
  return {
    question: 'change-category',
    value: top,
    label: labelOf(top),
    reason: words.changeReason,
    citations,
    alternatives: ranks
      .filter((rank) => rank !== top)
      .map((rank) => ({ value: rank, label: labelOf(rank), wouldNeed: words.changeNeeds(labelOf(rank)) })),
    mark: 'source-text',
    path,
    changing: [{ fact: key, to: words.changeChanging }],
  };
}

type Row = Record<string, FactValue>;
const isRow = (value: FactValue): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
const labelOf = (category: string): { en: string; zh: string } => changeCategories[category] ?? { en: category, zh: category };
const highest = (categories: readonly string[]): string | undefined =>
  categories.toSorted((a, b) => ranks.indexOf(b) - ranks.indexOf(a))[0];
