import { Link } from 'react-router';
import { useResource } from '../../server/resource.ts';
import { useWords } from '../../words/language.ts';

/** A fact by its title, and the way to its readings; its key until the fact model has come. */
export function FactLink({ dossierId, factKey }: { readonly dossierId: string; readonly factKey: string }) {
  const { say } = useWords();
  const definition = useResource('facts', { dossierId }).data?.definitions.find(({ key }) => key === factKey);
  return (
    <Link to={`../facts?fact=${encodeURIComponent(factKey)}`} title={factKey}>
      {say(definition?.title) || factKey}
    </Link>
  );
}
