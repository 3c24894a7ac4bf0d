import type { FindingView } from '../../../contract/index.ts';
import { useWords } from '../../words/language.ts';

type Props = {
  readonly help: NonNullable<FindingView['help']>;
  readonly requirement: FindingView['requirement'];
};

/** For a writer: what is expected, where it belongs, and what to do. Made from the requirement; no fact is added. */
export function GapHelp({ help, requirement }: Props) {
  const { t, say, language } = useWords();
  const expected = language === 'zh' ? (requirement?.evidenceExpectedZh ?? requirement?.evidenceExpected) : requirement?.evidenceExpected;
  return (
    <section aria-label={t('help.title')} data-part="help">
      <div className="sect">
        <h2>{t('help.title')}</h2>
        <span className="muted clip">{t('help.note')}</span>
      </div>
      <dl className="opinion padded">
        {expected !== undefined && (
          <>
            <dt>{t('help.expected')}</dt>
            <dd>{expected}</dd>
          </>
        )}
        {help.where.length > 0 && (
          <>
            <dt>{t('help.where')}</dt>
            <dd>{help.where.map(({ name }) => say(name)).join(language === 'zh' ? '；' : '; ')}</dd>
          </>
        )}
        <dt>{t('help.fix')}</dt>
        <dd>
          <ul>
            {help.fix.map((step, index) => (
              <li key={index}>{say(step)}</li>
            ))}
          </ul>
        </dd>
      </dl>
    </section>
  );
}
