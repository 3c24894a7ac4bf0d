import { Link } from 'react-router';
import type { CertificateView } from '../../../contract/index.ts';
import { addressOfPlace } from '../../parts/passage.tsx';
import { sourceTag, useWords } from '../../words/language.ts';
import type { FieldDraft } from './certificate-draft.ts';

type Props = {
  readonly dossierId: string;
  readonly field: CertificateView['fields'][number];
  readonly draft: FieldDraft;
  /** A check of the saved version differs here: a reason is asked for. */
  readonly differs: boolean;
  readonly locked: boolean;
  readonly onChange: (part: Partial<FieldDraft>) => void;
};

/** A field beside every value that the dossier states, each one click from its place. */
export function CertificateField({ dossierId, field, draft, differs, locked, onChange }: Props) {
  const { t, say } = useWords();
  const title = say(field.title);
  const asStated = field.candidates.some(({ value }) => value === draft.value.trim());
  const asksReason = differs || draft.reason !== '' || (draft.value.trim() !== '' && (!asStated || field.obstacle === 'contradicting'));
  return (
    <tr>
      <th scope="row">
        {title}
        {!field.required && <span className="s muted"> {t('certificate.optional')}</span>}
      </th>
      <td>
        <input
          className="input"
          aria-label={title}
          value={draft.value}
          maxLength={400}
          readOnly={locked}
          placeholder={field.form === 'date' ? t('day.form') : undefined}
          onChange={(event) => onChange({ value: event.target.value })}
        />
        {asksReason && (
          <input
            className="input reason"
            aria-label={t('certificate.reasonFor', { field: title })}
            placeholder={t('certificate.reason')}
            value={draft.reason}
            maxLength={400}
            readOnly={locked}
            onChange={(event) => onChange({ reason: event.target.value })}
          />
        )}
      </td>
      <td className="s">
        {field.obstacle !== 'none' && <p className="muted">{t(`certificate.obstacle.${field.obstacle}`)}</p>}
        {field.candidates.map(({ value, citations }) => (
          <p key={value} className="candidate">
            <span className="source" lang={sourceTag(value)}>
              {value}
            </span>{' '}
            {citations.slice(0, 3).map((citation) => (
              <Link key={`${citation.documentId}-${citation.start}`} to={addressOfPlace(dossierId, citation)}>
                {t('classification.place', { file: citation.file, page: citation.page })}
              </Link>
            ))}
            {!locked && value !== draft.value.trim() && (
              <button
                type="button"
                className="linklike"
                aria-label={`${t('certificate.take')} ${value}`}
                onClick={() => onChange({ value })}
              >
                {t('certificate.take')}
              </button>
            )}
          </p>
        ))}
      </td>
      <td>
        <input
          type="checkbox"
          aria-label={t('certificate.confirm', { field: title })}
          checked={draft.confirmed}
          disabled={locked || draft.value.trim() === ''}
          onChange={(event) => onChange({ confirmed: event.target.checked })}
        />
      </td>
    </tr>
  );
}
