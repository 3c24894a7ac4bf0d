import { Dialog as Radix } from 'radix-ui';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../words/language.ts';
import { allCommands, findCommands } from './commands.ts';

const most = 60;

/** Everything that can be done or opened from here, by name. Typing narrows, arrows choose, Enter does it. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const [commands] = useState(allCommands);
  const [question, setQuestion] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const shown = findCommands(commands, question, most);
  const chosen = shown[Math.min(at, shown.length - 1)];
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [at, question]);
  const run = (): void => {
    if (chosen === undefined) return;
    onClose();
    // The focus is back on the screen by then, where the command acts.
    setTimeout(chosen.run);
  };
  const move = (by: number): void =>
    setAt((before) => (Math.min(before, shown.length - 1) + by + shown.length) % Math.max(1, shown.length));
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <div className="curtain" />
        <Radix.Content asChild aria-describedby={undefined}>
          <dialog open className="dialog palette">
            <Radix.Title className="unseen">{t('palette.title')}</Radix.Title>
            <input
              className="input"
              role="combobox"
              aria-expanded
              aria-controls="palette-list"
              aria-activedescendant={chosen === undefined ? undefined : `command-${shown.indexOf(chosen)}`}
              aria-autocomplete="list"
              aria-label={t('palette.ask')}
              placeholder={t('palette.ask')}
              value={question}
              onChange={(event) => {
                setQuestion(event.target.value);
                setAt(0);
              }}
              onKeyDown={(event) => {
                if (event.nativeEvent.isComposing) return;
                if (event.key === 'ArrowDown') move(1);
                else if (event.key === 'ArrowUp') move(-1);
                else if (event.key === 'Enter') run();
                else return;
                event.preventDefault();
              }}
            />
            <div className="palette-list" id="palette-list" role="listbox" aria-label={t('palette.title')} ref={list}>
              {shown.map((command, index) => (
                <div
                  key={`${command.group}-${command.id}`}
                  id={`command-${index}`}
                  role="option"
                  aria-selected={command === chosen}
                  onPointerMove={() => setAt(index)}
                  onClick={run}
                >
                  <span className="s faint group">
                    {shown[index - 1]?.group === command.group ? '' : t(`palette.group.${command.group}`)}
                  </span>
                  <span className="clip">{command.title}</span>
                  <span className="s muted clip">{command.detail}</span>
                  {command.hotkey === undefined ? <span /> : <kbd>{command.hotkey}</kbd>}
                </div>
              ))}
            </div>
            {shown.length === 0 && <p className="state-block muted">{t('palette.none')}</p>}
          </dialog>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
