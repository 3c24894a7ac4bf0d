import { useState } from 'react';
import type { ScenarioList } from '../../../contract/index.ts';
import type { Bilingual, ScenarioSheet } from '../../../domain/index.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { DayField } from '../../parts/day-field.tsx';
import { Field, SelectField, TextField } from '../../parts/field.tsx';
import { call } from '../../server/call.ts';
import { useAct } from '../../server/use-act.ts';
import { useWords } from '../../words/language.ts';

const parts = ['purpose', 'legalBasis', 'data', 'humanRole', 'limits', 'owner'] as const;
const ratings = ['low', 'medium', 'high'] as const;
const none = { en: '', zh: '' };
const blank: ScenarioSheet = {
  purpose: none,
  legalBasis: none,
  data: none,
  humanRole: none,
  limits: none,
  risks: [{ risk: none, measure: none }],
  owner: none,
  residual: 'medium',
  reviewBy: '',
};

/** A sheet to be written, from an earlier one where there is one; every text in both languages. */
export function ScenarioForm({
  programme,
  from = blank,
  onDone,
}: {
  readonly programme: string;
  readonly from: ScenarioSheet | undefined;
  readonly onDone: (list: ScenarioList) => void;
}) {
  const { t } = useWords();
  const [sheet, setSheet] = useState(from);
  const acting = useAct();
  const setRisk = (index: number, changed: Partial<ScenarioSheet['risks'][number]>): void =>
    setSheet({ ...sheet, risks: sheet.risks.map((risk, at) => (at === index ? { ...risk, ...changed } : risk)) });
  return (
    <ActForm
      className="panel sheet-form"
      label={t('scenarios.write')}
      acting={acting}
      send={t('scenarios.save')}
      onSend={() => acting.act(call('draftScenario', {}, { body: { programme, sheet } }), onDone)}
    >
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
      <SelectField
        label={t('scenarios.residual')}
        value={sheet.residual}
        onChange={(value) => setSheet({ ...sheet, residual: ratings.find((rating) => rating === value) ?? 'high' })}
      >
        {ratings.map((rating) => (
          <option key={rating} value={rating}>
            {t(`scenarios.ratings.${rating}`)}
          </option>
        ))}
      </SelectField>
      <Field label={t('scenarios.reviewBy')}>
        <DayField required value={sheet.reviewBy} onChange={(reviewBy) => setSheet({ ...sheet, reviewBy })} />
      </Field>
    </ActForm>
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
        <TextField
          key={language}
          label={`${label} · ${t(`language.${language}`)}`}
          rows={2}
          required
          maxLength={4000}
          lang={language}
          value={value[language]}
          onChange={(text) => onChange({ ...value, [language]: text })}
        />
      ))}
    </div>
  );
}
