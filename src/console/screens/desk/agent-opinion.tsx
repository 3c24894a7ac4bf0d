import { useState } from 'react';
import type { VerifiedFinding } from '../../../domain/index.ts';
import { Fold } from '../../parts/fold.tsx';
import { VerdictSign } from '../../parts/signs.tsx';
import { sourceTag, useWords } from '../../words/language.ts';

type Props = { readonly finding: Pick<VerifiedFinding, 'agent' | 'origin' | 'agreement'> };

/** What the rules and what the model said, side by side; open at once only where they disagree. Nothing without a model. */
export function AgentOpinionPart({ finding }: Props) {
  const { t, say } = useWords();
  const { agent, origin, agreement } = finding;
  const [open, setOpen] = useState(agreement === 'disagree');
  if (agent === undefined) return null;
  const note = agent.state === 'search-failed' ? t('agent.failed') : t(`desk.origin.${origin}.${agreement}`);
  return (
    <Fold open={open} onToggle={() => setOpen(!open)} title={t('agent.title')} note={note}>
      <dl className="opinion">
        <dt>{t('agent.rules')}</dt>
        <dd>
          <VerdictSign verdict={agent.ruleVerdict} />
        </dd>
        <dt>{t('agent.model')}</dt>
        {agent.state === 'search-failed' ? (
          <dd>
            <b>{t('agent.failed')}</b> {say(agent.failure)}
          </dd>
        ) : (
          <dd>
            {agent.verdict !== undefined && <VerdictSign verdict={agent.verdict} />}
            {agent.confidence !== undefined && <span className="muted s"> {t(`agent.confidence.${agent.confidence}`)}</span>}
          </dd>
        )}
        {agent.draftedVerdict !== undefined && agent.draftedVerdict !== agent.verdict && (
          <>
            <dt>{t('agent.handedIn')}</dt>
            <dd>
              <VerdictSign verdict={agent.draftedVerdict} />
            </dd>
          </>
        )}
        {agent.lowered.length > 0 && (
          <>
            <dt>{t('agent.lowered')}</dt>
            <dd>
              <ul>
                {agent.lowered.map((reason, index) => (
                  <li key={index}>{say(reason)}</li>
                ))}
              </ul>
            </dd>
          </>
        )}
        {agent.reasoning !== undefined && (
          <>
            <dt>{t('agent.reasoning')}</dt>
            <dd>{say(agent.reasoning)}</dd>
          </>
        )}
        {agent.missing.length > 0 && (
          <>
            <dt>{t('agent.missing')}</dt>
            <dd>
              <ul>
                {agent.missing.map((item, index) => (
                  <li key={index} lang={sourceTag(item)}>
                    {item}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        {agent.question !== undefined && (
          <>
            <dt>{t('agent.question')}</dt>
            <dd lang={sourceTag(agent.question)}>{agent.question}</dd>
          </>
        )}
        {agent.rejectedCitations > 0 && (
          <>
            <dt>{t('agent.rejected')}</dt>
            <dd>{t('agent.rejectedCount', { count: agent.rejectedCitations })}</dd>
          </>
        )}
      </dl>
    </Fold>
  );
}
