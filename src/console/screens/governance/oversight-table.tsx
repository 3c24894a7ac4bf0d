import type { OversightRow } from '../../../domain/index.ts';
import { useWords } from '../../words/language.ts';
import { figure } from '../../words/times.ts';

/** Rows of one kind under a heading of their own. */
export type OversightSection = { readonly title: string; readonly rows: readonly OversightRow[] };

const columns = [
  'drafts',
  'decided',
  'overrideRate',
  'uneditedAcceptRate',
  'blind',
  'blindAgreement',
  'disagreement',
  'medianSeconds',
  'quickAcceptRate',
  'reversals',
] as const;

/** 0 to 1 as a percentage, with a decimal where it is small and not whole; a dash where nothing was counted. */
export const shareWords = (value: number | null): string =>
  value === null ? '–' : `${(value * 100).toFixed(value < 0.1 ? 1 : 0).replace(/\.0$/u, '')} %`;

/** All groups under the same columns, so that figures stand below each other. `nameOf` says a group. */
export function OversightTable({
  sections,
  nameOf,
}: {
  readonly sections: readonly OversightSection[];
  readonly nameOf: (row: OversightRow) => string;
}) {
  const { t } = useWords();
  const cell = (row: OversightRow, column: (typeof columns)[number]): string => {
    const value = row[column];
    if (value === null) return '–';
    if (column === 'medianSeconds') return t('governance.seconds', { seconds: figure(value) });
    return column.endsWith('Rate') || column === 'blindAgreement' || column === 'disagreement' ? shareWords(value) : figure(value);
  };
  return (
    <section className="panel scroll-x oversight" tabIndex={0} role="region" aria-label={t('governance.oversight')}>
      <table className="list">
        <thead>
          <tr>
            <th scope="col">{t('governance.group')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" className="num">
                {t(`governance.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        {sections.map(({ title, rows }) => (
          <tbody key={title}>
            <tr className="section">
              <th scope="rowgroup" colSpan={columns.length + 1}>
                {title}
              </th>
            </tr>
            {rows.map((row) => (
              <tr key={row.group}>
                <th scope="row" title={row.group}>
                  {nameOf(row)}
                </th>
                {columns.map((column) => (
                  <td key={column} className="num">
                    {cell(row, column)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}
