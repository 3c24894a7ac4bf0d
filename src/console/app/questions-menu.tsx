import { Popover } from 'radix-ui';
import { useState } from 'react';
import { Link } from 'react-router';
import { Icon } from '../parts/icon.tsx';
import { useResource } from '../server/resource.ts';
import { useWords } from '../words/language.ts';
import { dayOf, timeOf } from '../words/times.ts';

/** What colleagues ask of the signed-in person, each with the way to its finding. Answered by a comment there. Absent when nothing is asked. */
export function QuestionsMenu() {
  const { t, say, language } = useWords();
  const [open, setOpen] = useState(false);
  const questions = useResource('questions', {}).data?.questions ?? [];
  if (questions.length === 0) return null;
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="button quiet asked">
        <Icon name="ask" />
        {t('colleague.ofYou')} <b>{questions.length}</b>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="menu questions-menu" align="end" sideOffset={6} aria-label={t('colleague.ofYou')}>
          <ul>
            {questions.map((question) => (
              <li key={`${question.findingId}-${question.at}`}>
                <Link
                  to={`/dossiers/${question.dossierId}/desk?finding=${encodeURIComponent(question.findingId)}`}
                  onClick={() => setOpen(false)}
                >
                  {say(question.title)}
                </Link>
                <p>{question.text ?? <span className="muted">{t('colleague.coveredText')}</span>}</p>
                <p className="s muted">
                  {t('colleague.from', { name: question.byName, dossier: question.dossier })} {dayOf(question.at, language)}{' '}
                  {timeOf(question.at)}
                </p>
              </li>
            ))}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
