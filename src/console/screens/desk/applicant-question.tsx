import { useState } from 'react';
import type { Bilingual } from '../../../domain/index.ts';
import { Icon } from '../../parts/icon.tsx';
import { useWords } from '../../words/language.ts';

/** A draft question to the applicant, in either language, to copy into a letter. The person edits and sends it; nothing is sent from here. */
export function ApplicantQuestion({ question }: { readonly question: Bilingual }) {
  const { t, language } = useWords();
  const [chosen, setChosen] = useState<'en' | 'zh' | null>(null);
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  const shown = chosen ?? language;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(question[shown]);
      setCopied('yes');
    } catch {
      setCopied('no');
    }
  };
  return (
    <section aria-label={t('question.title')} data-part="question">
      <div className="sect">
        <h2>{t('question.title')}</h2>
        <span className="muted clip">{t('question.draft')}</span>
      </div>
      <div className="applicant-question">
        <p lang={shown === 'zh' ? 'zh-CN' : 'en'}>{question[shown]}</p>
        <div className="row">
          <span className="toggle" role="group" aria-label={t('question.language')}>
            {(['en', 'zh'] as const).map((item) => (
              <button
                key={item}
                type="button"
                aria-pressed={shown === item}
                onClick={() => {
                  setChosen(item);
                  setCopied(null);
                }}
              >
                {t(`language.${item}`)}
              </button>
            ))}
          </span>
          <button type="button" className="button" onClick={() => void copy()}>
            <Icon name="document" />
            {t('question.copy')}
          </button>
          <span className="s muted" role="status">
            {copied === 'yes' ? t('question.copied') : copied === 'no' ? t('question.notCopied') : ''}
          </span>
        </div>
      </div>
    </section>
  );
}
