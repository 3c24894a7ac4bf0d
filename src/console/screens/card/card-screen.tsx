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
  return <Card as="main" card={card} fileOf={(format) => addressOf('ruleCardFile', { requirementId }, { format, language })} />;
}

/** What a release is, what for, and how well it does: a page of the governance frame, which has the landmark. */
export function ModelCardScreen() {
  const { language } = useWords();
  const { releaseId = '' } = useParams();
  const card = useResource('modelCard', { releaseId }, { language });
  return <Card as="div" card={card} fileOf={(format) => addressOf('modelCardFile', { releaseId }, { format, language })} />;
}

function Card({
  as: Place,
  card: { data, problem, reload },
  fileOf,
}: {
  readonly as: 'main' | 'div';
  readonly card: Resource<CardPreview> & { readonly reload: () => void };
  readonly fileOf: (format: (typeof formats)[number]) => string;
}) {
  const { t, language } = useWords();
  if (data === undefined) return <Awaiting of={{ problem, reload }} what={t('card.loading')} />;
  return (
    <Place className="card-screen" data-region={Place === 'main' ? 'page' : undefined}>
      <p className="row s">
        <span className="muted">{t('card.export')}</span>
        {formats.map((format) => (
          <a key={format} href={fileOf(format)} download>
            {format.toUpperCase()}
          </a>
        ))}
      </p>
      <PaperPreview paper={data} language={language} level={1} />
    </Place>
  );
}
