import { useWords } from '../../words/language.ts';

/** A word of secrecy that is shown this once, to be handed on. */
export function GivenOnce({
  title,
  secret,
  text,
  onUnderstood,
  className = 'given',
}: {
  readonly title: string;
  readonly secret: string;
  readonly text: string;
  readonly onUnderstood: () => void;
  readonly className?: string;
}) {
  const { t } = useWords();
  return (
    <div className={className} role="status">
      <p className="s muted">{title}</p>
      <p className="mono secret">{secret}</p>
      <p className="s">{text}</p>
      <button type="button" className="button" onClick={onUnderstood}>
        {t('admin.understood')}
      </button>
    </div>
  );
}
