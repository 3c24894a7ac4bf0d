import { describe, expect, it } from 'vitest';
import { groupByArticle, nameArticle } from '../../../src/stages/report/order-by-article.ts';

describe('findings by article', () => {
  it('stand in the order of the instrument, with the paragraphs of an article together', () => {
    const clauses = ['a-1#XX', 'a-1#IX.2', 'a-1#IV', 'a-1#IX.1', 'a-1#XIX', 'b-2#3', 'b-2#12'];
    const groups = groupByArticle(clauses.map((clause) => ({ clause })));
    expect(groups.map(({ article }) => article)).toEqual(['a-1#IV', 'a-1#IX', 'a-1#XIX', 'a-1#XX', 'b-2#3', 'b-2#12']);
    expect(groups[1]?.items).toHaveLength(2);
  });

  it.each([
    ['x#I', 'Article I', '第一条'],
    ['x#X', 'Article X', '第十条'],
    ['x#XIV', 'Article XIV', '第十四条'],
    ['x#XX', 'Article XX', '第二十条'],
    ['x#XXVIII', 'Article XXVIII', '第二十八条'],
    ['x#CI', 'Article CI', '第一百零一条'],
    ['x#CXII', 'Article CXII', '第一百一十二条'],
    ['x#IV.2', 'Article IV.2', '第四条第2项'],
    ['x#46', 'Article 46', '第四十六条'],
    ['x#4-b', '4-b', '4-b'],
  ])('%s is %s and %s', (article, en, zh) => {
    expect(nameArticle(article, 'en')).toBe(en);
    expect(nameArticle(article, 'zh')).toBe(zh);
  });
});
