import { useState } from 'react';
import { Dialog } from '../parts/dialog.tsx';
import { useWords } from '../words/language.ts';
import { setSingleKeys, singleKeysOn } from './use-keys.ts';

const groups = [
  {
    name: 'desk',
    keys: [
      ['j', 'next'],
      ['k', 'previous'],
      ['n', 'nextEvidence'],
      ['p', 'previousEvidence'],
      ['1 – 9', 'jump'],
      ['x', 'counter'],
      ['+ − 0', 'zoom'],
      ['c', 'clause'],
      ['t', 'trace'],
      ['i', 'reasoning'],
    ],
  },
  {
    name: 'decide',
    keys: [
      ['a', 'accept'],
      ['e', 'amend'],
      ['r', 'reject'],
      ['u', 'undecided'],
      ['1 – 6  ↵', 'judge'],
      ['z', 'undo'],
      ['m', 'comment'],
      ['q', 'ask'],
      ['o', 'own'],
      ['s', 'fact'],
      ['Ctrl ↵', 'sign'],
      ['Esc', 'back'],
    ],
  },
  {
    name: 'everywhere',
    keys: [
      ['f', 'filter'],
      ['/', 'search'],
      ['Ctrl F', 'find'],
      ['Ctrl ⇧ F', 'findEverywhere'],
      ['F3', 'findNext'],
      ['Ctrl K', 'palette'],
      ['l', 'list'],
      ['F6', 'regions'],
      ['?', 'help'],
    ],
  },
] as const;

/** All keys, and the switch that turns single keys off. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const [on, setOn] = useState(singleKeysOn());
  return (
    <Dialog title={t('keys.title')} onClose={onClose} wide>
      <div className="keys-help">
        {groups.map((group) => (
          <section key={group.name}>
            <h3>{t(`keys.group.${group.name}`)}</h3>
            <dl>
              {group.keys.map(([key, name]) => (
                <div key={name}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{t(`keys.${name}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label className="row s keys-switch">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => {
            setSingleKeys(event.target.checked);
            setOn(event.target.checked);
          }}
        />
        {t('keys.single')}
      </label>
    </Dialog>
  );
}
