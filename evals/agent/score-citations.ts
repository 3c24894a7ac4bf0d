import type { Document, KnowledgeBase, Passage, Programme } from '../../src/domain/index.ts';
import { AgentDraft } from '../../src/stages/agent/agent-draft.ts';
import { bearsOn, lexiconOf, topicOf } from '../../src/stages/agent/bearing.ts';
import { DraftNotes } from '../../src/stages/agent/document-notes.ts';
import { titlesOf } from '../../src/stages/agent/merge-notes.ts';
import { placeQuote } from '../../src/stages/agent/place-quote.ts';
import type { StoredAnswer } from '../../src/stages/agent/answer-store.ts';
import { splitPassages } from '../../src/stages/ingest/passages.ts';

export type CitationScore = {
  /** Quotes handed in with drafts and notes, facts included. */
  readonly handedIn: number;
  /** Of these, word for word somewhere in the dossier, whatever passage the model named. */
  readonly stand: number;
  /** Those that stand, are of a requirement (not of a fact), and were asked whether they bear on it. */
  readonly asked: number;
  readonly bear: number;
  /** Standing quotes by the requirement that they were handed in for. */
  readonly quoted: ReadonlyMap<string, readonly string[]>;
};

type Claimed = { readonly quote: string; readonly about?: string; readonly claim: string };

/** Looks at what the model handed in, before the product's checks took anything out. */
export function scoreCitations(
  answers: readonly SubjectAnswer[],
  documents: readonly Document[],
  programme: Programme,
  { glossary }: Pick<KnowledgeBase, 'glossary'>,
): CitationScore {
  const requirements = new Map(programme.requirements.map((requirement) => [requirement.id as string, requirement]));
  const lexicon = lexiconOf(programme.requirements, glossary);
  const place = placer(documents);
  const quoted = new Map<string, string[]>();
  const score = { handedIn: 0, stand: 0, asked: 0, bear: 0, quoted };
  for (const { quote, about, claim } of answers.flatMap(claimedIn)) {
    score.handedIn += 1;
    const placed = place(quote);
    if (placed === undefined) continue;
    score.stand += 1;
    const requirement = requirements.get(about ?? '');
    if (requirement === undefined) continue;
    score.asked += 1;
    quoted.set(requirement.id, [...(quoted.get(requirement.id) ?? []), bare(quote)]);
    const topic = topicOf(requirement, titlesOf(requirement, programme.facts), lexicon);
    const { document, passage } = placed;
    const words = [document.title, ...passage.headings, ...Object.keys(passage.row ?? {}), passage.text, quote].join('\n');
    if (bearsOn(words, topic, claim)) score.bear += 1;
  }
  return score;
}

/** Drafts name no requirement in their answer: `about` is set by the caller's `subject` for them. */
export type SubjectAnswer = StoredAnswer & { readonly subject?: string };

function claimedIn({ toolCalls, subject }: SubjectAnswer): Claimed[] {
  return toolCalls.flatMap(({ name, arguments: text }) => {
    if (name === 'submit_draft') {
      const draft = AgentDraft.safeParse(jsonOf(text));
      return draft.success
        ? draft.data.citations.map(({ quote }) => ({
            quote,
            claim: draft.data.reasoning,
            ...(subject === undefined ? {} : { about: subject }),
          }))
        : [];
    }
    const notes = name === 'submit_notes' ? DraftNotes.safeParse(jsonOf(text)) : undefined;
    if (notes?.success !== true) return [];
    return [
      ...notes.data.notes.flatMap(({ about, statement, citations }) => citations.map(({ quote }) => ({ quote, about, claim: statement }))),
      ...notes.data.facts.map(({ citation: { quote } }) => ({ quote, claim: '' })),
    ];
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Letters and digits of a text, for comparing quotes. */
export const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

function placer(documents: readonly Document[]): (quote: string) => { readonly document: Document; readonly passage: Passage } | undefined {
  const pages = documents.flatMap((document) => {
    const passages = splitPassages(document);
    return document.pages.map(({ number, text }) => ({
      document,
      bare: bare(text),
      passages: passages.filter(({ page }) => page === number),
    }));
  });
  return (quote) => {
    const wanted = bare(quote);
    for (const { document, bare: text, passages } of pages) {
      if (!text.includes(wanted)) continue;
      const passage = passages.find((each) => placeQuote(quote, each, document).stands);
      if (passage !== undefined) return { document, passage };
    }
    return undefined;
  };
}
