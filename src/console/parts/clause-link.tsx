import { Link } from 'react-router';
import { useResource } from '../server/resource.ts';
import { articleNumber } from '../words/article.ts';
import { useWords } from '../words/language.ts';

/** A clause by its identifier, as people cite it: the number of its instrument and of the article; the way to its page. */
export function ClauseLink({ id }: { readonly id: string }) {
  const { t, say, language } = useWords();
  const tree = useResource('clauseTree', {});
  const [instrumentId = '', number = ''] = id.split('#');
  const instrument = tree.data?.instruments.find((item) => item.id === instrumentId);
  return (
    <Link to={`/knowledge?clause=${encodeURIComponent(id)}`} title={id}>
      {instrument === undefined ? id : t('clauseOf', { instrument: say(instrument.number), number: articleNumber(number, language) })}
    </Link>
  );
}
