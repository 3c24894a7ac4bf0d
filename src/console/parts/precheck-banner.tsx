import { useWords } from '../words/language.ts';

/** Stands over everything that a writer sees: nothing here is a regulatory decision. */
export function PrecheckBanner() {
  const { t } = useWords();
  return (
    <aside className="banner info" aria-label={t('precheck.label')}>
      <b>{t('precheck.banner')}</b>
      <span className="s">{t('precheck.bannerText')}</span>
    </aside>
  );
}
