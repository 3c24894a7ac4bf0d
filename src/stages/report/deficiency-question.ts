import type { Bilingual, Language } from '../../domain/bilingual.ts';
import type { DossierCitation } from '../../domain/document.ts';
import type { VerifiedFinding } from '../../domain/finding.ts';
import type { Clause, Instrument, Requirement } from '../../domain/knowledge.ts';
import { deficiencyWords } from './deficiency-words.ts';
import { nameArticle } from './order-by-article.ts';

/** Places named, and the longest quote in characters; a longer one ends in an ellipsis and is still verbatim up to there. */
const mostPlaces = 3;
const longestQuote = 160;

/**
 * A draft question to the applicant for a finding that a person accepted, made from clause, requirement and quoted places and nothing else:
 * what is asked for and under which clause, what the dossier says at which place, and what is expected. Pure; a person edits and sends it.
 */
export function deficiencyQuestion(
  finding: Pick<VerifiedFinding, 'verdict' | 'evidence' | 'clause' | 'searched'>,
  requirement: Pick<Requirement, 'statement' | 'evidenceExpected' | 'evidenceExpectedZh'>,
  clause: Pick<Clause, 'number'> | undefined,
  instrument: Pick<Instrument, 'number'> | undefined,
): Bilingual {
  const against = finding.evidence.filter(({ state }) => state === 'contradicting');
  const shown = (against.length > 0 ? against : finding.evidence.filter(({ state }) => state === 'located')).slice(0, mostPlaces);
  const places = shown.map(({ citation }) => citation);
  const expected = { en: requirement.evidenceExpected, zh: requirement.evidenceExpectedZh ?? requirement.evidenceExpected };
  const write = (language: Language): string => {
    const words = deficiencyWords[language];
    const number = clause?.number ?? finding.clause.split('#')[1] ?? finding.clause;
    const source = words.source(instrument?.number[language] ?? finding.clause.split('#')[0] ?? '', nameArticle(number, language));
    return [
      words.duty(source, ended(requirement.statement[language])),
      places.length === 0
        ? words.silent
        : words.says(places.map((place) => words.place(place.file, place.page, quoteOf(place))).join(words.and)),
      finding.verdict === 'not-addressed' || places.length === 0 ? words.supply(expected[language]) : words.explain(expected[language]),
    ].join(words.gap);
  };
  return { en: write('en'), zh: write('zh') };
}

function quoteOf({ quote }: DossierCitation): string {
  const text = quote.replace(/\s+/gu, ' ').trim();
  const characters = [...text];
  return characters.length <= longestQuote ? text : `${characters.slice(0, longestQuote).join('')}…`;
}

function ended(text: string): string {
  return text.replace(/[.。]$/u, '');
}
