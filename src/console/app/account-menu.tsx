import { DropdownMenu } from 'radix-ui';
import { useNavigate } from 'react-router';
import { Person } from '../parts/signs.tsx';
import { useWords } from '../words/language.ts';
import { useSession, useSessionAccess } from './session.tsx';

/** Who is signed in, in which roles and mode; the keys, and the way out. Not modal: a modal menu would lock scrolling by a style element. */
export function AccountMenu({ onHelp }: { onHelp: () => void }) {
  const { t, language } = useWords();
  const { person, mode, embeddings } = useSession();
  const navigate = useNavigate();
  const { signOut } = useSessionAccess();
  const roles = person.roles.map((role) => t(`role.${role}`));
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="account">
        <Person name={person.name} />
        <span className="s muted nowrap">{t('frame.person', { name: person.name, role: roles[0] ?? '' })}</span>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={6}>
          <DropdownMenu.Label className="s muted">{roles.join(language === 'zh' ? '、' : ', ')}</DropdownMenu.Label>
          <DropdownMenu.Label className="s muted">{t(`frame.mode.${mode}`)}</DropdownMenu.Label>
          {embeddings !== 'off' && <DropdownMenu.Label className="s muted">{t(`frame.embeddings.${embeddings}`)}</DropdownMenu.Label>}
          <DropdownMenu.Item className="item" onSelect={onHelp}>
            {t('keys.title')} <kbd>?</kbd>
          </DropdownMenu.Item>
          <DropdownMenu.Item className="item" onSelect={() => void navigate('/password')}>
            {t('password.change')}
          </DropdownMenu.Item>
          <DropdownMenu.Item className="item" onSelect={() => void navigate('/second-factor')}>
            {t('factor.title')}
          </DropdownMenu.Item>
          <DropdownMenu.Item className="item" onSelect={() => void navigate('/sessions')}>
            {t('sessions.title')}
          </DropdownMenu.Item>
          <DropdownMenu.Item className="item" onSelect={() => void signOut()}>
            {t('frame.signOut')}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
