import { type FormEvent, useState } from 'react';
import type { ScenarioList } from '../../../contract/index.ts';
import type { Bilingual, ScenarioSheet } from '../../../domain/index.ts';
import { call, type Result } from '../../server/call.ts';
import { DayField } from '../../parts/day-field.tsx';
import { useWords } from '../../words/language.ts';

const parts = ['purpose', 'legalBasis', 'data', 'humanRole', 'limits', 'owner'] as const;
const ratings = ['low', 'medium', 'high'] as const;
const none = { en: '', zh: '' };
const blank: ScenarioSheet = { purpose: none, legalBasis: none, data: none, humanRole: none, limits: none, risks: [{ risk: none, measure: none }], owner: none, residual: 'medium', reviewBy: '' }; // prettier-ignore

/** A sheet to be written, from an earlier one where there is one; every text in both languages. */
export function ScenarioForm({
  programme,
  from = blank,
  onDone,
}: {
  readonly programme: string;
  readonly from: ScenarioSheet | undefined;
  readonly onDone: (result: Result<ScenarioList>) => boolean;
}) {
  const { t } = useWords();
  const [sheet, setSheet] = useState(from);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    onDone(await call('draftScenario', {}, { body: { programme, sheet } }));
  };
  const setRisk = (index: number, changed: Partial<ScenarioSheet['risks'][number]>): void =>
    setSheet({ ...sheet, risks: sheet.risks.map((risk, at) => (at === index ? { ...risk, ...changed } : risk)) });
  return (
    <form className="panel sheet-form" onSubmit={(event) => void send(event)} aria-label={t('scenarios.write')}>
      {parts.map((part) => (
        <Texts
          key={part}
          label={t(`scenarios.parts.${part}`)}
          value={sheet[part]}
          onChange={(value) => setSheet({ ...sheet, [part]: value })}
        />
      ))}
      {sheet.risks.map(({ risk, measure }, index) => (
        <fieldset key={index}>
          <legend className="s">
            {t('scenarios.riskNo', { no: index + 1 })}{' '}
            {sheet.risks.length > 1 && (
              <button
                type="button"
                className="linklike"
                onClick={() => setSheet({ ...sheet, risks: sheet.risks.filter((_, at) => at !== index) })}
              >
                {t('scenarios.removeRisk')}
              </button>
            )}
          </legend>
          <Texts label={t('scenarios.risk')} value={risk} onChange={(value) => setRisk(index, { risk: value })} />
          <Texts label={t('scenarios.measure')} value={measure} onChange={(value) => setRisk(index, { measure: value })} />
        </fieldset>
      ))}
      <button
        type="button"
        className="button"
        onClick={() => setSheet({ ...sheet, risks: [...sheet.risks, { risk: none, measure: none }] })}
      >
        {t('scenarios.addRisk')}
      </button>
      <label>
        <span className="label">{t('scenarios.residual')}</span>
        <select
          className="input"
          value={sheet.residual}
          onChange={(event) => setSheet({ ...sheet, residual: ratings.find((rating) => rating === event.target.value) ?? 'high' })}
        >
          {ratings.map((rating) => (
            <option key={rating} value={rating}>
              {t(`scenarios.ratings.${rating}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="label">{t('scenarios.reviewBy')}</span>
        <DayField required value={sheet.reviewBy} onChange={(reviewBy) => setSheet({ ...sheet, reviewBy })} />
      </label>
      <button type="submit" className="button primary">
        {t('scenarios.save')}
      </button>
    </form>
  );
}

function Texts({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: Bilingual;
  readonly onChange: (value: Bilingual) => void;
}) {
  const { t } = useWords();
  return (
    <div className="pair">
      {(['en', 'zh'] as const).map((language) => (
        <label key={language}>
          <span className="label">{`${label} · ${t(`language.${language}`)}`}</span>
          <textarea
            className="input"
            rows={2}
            required
            maxLength={4000}
            lang={language}
            value={value[language]}
            onChange={(event) => onChange({ ...value, [language]: event.target.value })}
          />
        </label>
      ))}
    </div>
  );
}
