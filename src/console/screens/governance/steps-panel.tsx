import { useEffect, useRef, type ReactNode } from 'react';
import { useWords } from '../../words/language.ts';
import { dayOf, timeOf } from '../../words/times.ts';

type Step = { readonly at: string; readonly told: ReactNode };

/**
 * What was done to a release or a scenario so far, and the forms of what comes next. When a step is taken its form is gone: the focus goes to the
 * heading of the steps, unless the person is elsewhere.
 */
export function StepsPanel({
  steps,
  between,
  children,
}: {
  readonly steps: readonly Step[];
  readonly between?: ReactNode;
  readonly children: ReactNode;
}) {
  const { t, language } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const count = steps.length;
  const before = useRef(count);
  useEffect(() => {
    if (before.current !== count && document.activeElement === document.body) heading.current?.focus();
    before.current = count;
  }, [count]);
  return (
    <section className="panel steps">
      <header className="head">
        <h2 ref={heading} tabIndex={-1}>
          {t('governance.steps')}
        </h2>
      </header>
      <ol className="life">
        {steps.map(({ at, told }, index) => (
          <li key={index}>
            <time className="muted s" dateTime={at}>
              {dayOf(at, language)} {timeOf(at)}
            </time>
            <span>{told}</span>
          </li>
        ))}
      </ol>
      {between}
      <div className="next" key={count}>
        {children}
      </div>
    </section>
  );
}
