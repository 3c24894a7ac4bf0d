import { tokenise, type SegmentChinese } from './tokenise.ts';

/** Stems of words of quantity and relation: they say little of what a sentence is about. */
const light = new Set(
  'some any ani all each every everi other certain even only onli both either sever mani more most much same than then therein herein hereof hereund thereund including includ circumst case fact upon after befor within dure via per also'.split(
    ' ',
  ),
);
/** Whoever has the duty is named in every second sentence. */
const actor = /(?:ingparti|recipi|holder|manufactur|持有人|受托生产企业|企业|双方|委托方|受托方)$/u;
const share = { light: 0.2, actor: 0.35 };

/** How much a term of a query counts, in (0, 1]. */
export function termWeight(term: string): number {
  if (light.has(term)) return share.light;
  return actor.test(term) ? share.actor : 1;
}

/** Terms as `tokenise` gives them; parties named by what they do (`Receiving Party`) and `third party` are one term, hyphens join nothing. */
export function evidenceTerms(text: string, segment: SegmentChinese): (string | null)[] {
  return tokenise(
    text
      .replace(/\b(\p{L}{3,}ing)[ -]part(?:y|ies)\b(?:['’]s?)?/giu, '$1party')
      .replace(/\bthird[ -]+(?:\(\p{N}\w+\) )?(?:part(?:y|ies)|persons?)\b(?:['’]s?)?/giu, 'thirdparty')
      .replace(/(\p{L})['’]s\b/giu, '$1')
      .replace(/(\p{Ll})-(\p{Ll})/gu, '$1 $2'),
    segment,
  );
}
