import { useParams } from 'react-router';
import type { CardPreview } from '../../../contract/index.ts';
import { PaperPreview } from '../../parts/paper-preview.tsx';
import { Awaiting } from '../../parts/states.tsx';
import { addressOf } from '../../server/endpoints.ts';
import { type Resource, useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';
import './card.css';

const formats = ['docx', 'pdf', 'json'] as const;

/** How one requirement is checked, and how well that does. */
export function RuleCardScreen() {
  const { language } = useWords();
  const { requirementId = '' } = useParams();
  const card = useResource('ruleCard', { requirementId }, { language });
  return <Card card={card} fileOf={(format) => addressOf('ruleCardFile', { requirementId }, { format, language })} />;
}

/** What a release is, what for, and how well it does. */
export function ModelCardScreen() {
  const { language } = useWords();
  const { releaseId = '' } = useParams();
  const card = useResource('modelCard', { releaseId }, { language });
  return <Card card={card} fileOf={(format) => addressOf('modelCardFile', { releaseId }, { format, language })} />;
}

function Card({
  card: { data, problem, reload },
  fileOf,
}: {
  readonly card: Resource<CardPreview> & { readonly reload: () => void };
  readonly fileOf: (format: (typeof formats)[number]) => string;
}) {
  const { t, language } = useWords();
  if (data === undefined) return <Awaiting of={{ problem, reload }} what={t('card.loading')} />;
  return (
    <main className="card-screen" data-region="page">
      <p className="row s">
        <span className="muted">{t('card.export')}</span>
        {formats.map((format) => (
          <a key={format} href={fileOf(format)} download>
            {format.toUpperCase()}
          </a>
        ))}
      </p>
      <PaperPreview paper={data} language={language} />
    </main>
  );
}
