import type { ReactNode } from 'react';
import type { DossierSummary } from '../../../contract/index.ts';
import { Icon } from '../../parts/icon.tsx';
import { useWords } from '../../words/language.ts';

const risks = ['high', 'normal', 'unknown'] as const;

/** Words, programme, risk tier and order; all of it stands in the address. */
export function WorklistFilters({
  dossiers,
  search,
  onSet,
  plain,
  children,
}: {
  dossiers: readonly DossierSummary[];
  search: URLSearchParams;
  onSet: (key: string, value: string) => void;
  /** Only the words. */
  plain: boolean;
  children: ReactNode;
}) {
  const { t } = useWords();
  const programmes = [...new Set(dossiers.map(({ programme }) => programme))];
  return (
    <div className="filters">
      <label className="find">
        <Icon name="search" />
        <input
          value={search.get('q') ?? ''}
          onChange={(event) => onSet('q', event.target.value)}
          placeholder={t('worklist.filter')}
          aria-label={t('worklist.filter')}
        />
      </label>
      {!plain && (
        <>
          <select
            className="select"
            aria-label={t('list.programme')}
            value={search.get('programme') ?? ''}
            onChange={(event) => onSet('programme', event.target.value)}
          >
            <option value="">{t('list.anyProgramme')}</option>
            {programmes.map((programme) => (
              <option key={programme} value={programme}>
                {t(`programme.${programme}`, { defaultValue: programme })}
              </option>
            ))}
          </select>
          <select
            className="select"
            aria-label={t('list.riskTier')}
            value={search.get('risk') ?? ''}
            onChange={(event) => onSet('risk', event.target.value)}
          >
            <option value="">{t('list.anyRisk')}</option>
            {risks.map((risk) => (
              <option key={risk} value={risk}>
                {t(`risk.${risk}`)}
              </option>
            ))}
          </select>
          <select
            className="select"
            aria-label={t('list.order')}
            value={search.get('order') ?? ''}
            onChange={(event) => onSet('order', event.target.value)}
          >
            <option value="">{t('list.byReceived')}</option>
            <option value="due">{t('list.byDue')}</option>
          </select>
        </>
      )}
      <span className="grow" />
      {children}
    </div>
  );
}
