import type { Language } from '../../domain/bilingual.ts';
import type { KnowledgeBase } from '../../domain/knowledge.ts';
import type { SignedReview } from '../../domain/review.ts';
import { describeAudit, describeSignatures } from './build-official-report.ts';
import { deficiencyItems, type Concluded } from './deficiency-items.ts';
import { describeParties, section } from './describe-dossier.ts';
import { describeItem } from './describe-item.ts';
import { paperWords } from './paper-words.ts';
import type { AuditPosition, Block, Report } from './report.ts';
import { words } from './words.ts';

/** The letter to the applicant, from a signed review; the type lets nothing else in. A person sends it. */
export function buildDeficiencyLetter(
  signed: SignedReview,
  knowledge: KnowledgeBase,
  language: Language,
  audit: AuditPosition | null,
): Report {
  const { signOffs, contentHash } = signed;
  return {
    ...compose(signed, knowledge, language, { signOffs, contentHash, audit }),
    official: true,
    mark: paperWords.letterMark[language],
    watermark: null,
    at: signOffs.at(-1)?.at ?? signed.prepared.preparedAt,
    blocks: [
      ...letter(signed, knowledge, language, []),
      { type: 'page-break' },
      ...describeSignatures(signed, language),
      ...describeAudit(audit, language),
    ],
  };
}

/** The letter as it would be by what is decided so far; watermarked, and it says how many decisions are open. */
export function buildDraftLetter(concluded: Concluded, knowledge: KnowledgeBase, language: Language): Report {
  return {
    ...compose(concluded, knowledge, language, {}),
    official: false,
    mark: paperWords.draftMark[language],
    watermark: paperWords.watermark[language],
    at: concluded.prepared.preparedAt,
    blocks: letter(concluded, knowledge, language, openNote(concluded, language)),
  };
}

/** How much of a draft paper is still to be decided. */
export function openNote({ prepared, findings }: Concluded, language: Language): Block[] {
  const open = prepared.findings.length - findings.length;
  return [
    { type: 'pairs', pairs: [[paperWords.openDecisions[language], `${String(open)} / ${String(prepared.findings.length)}`]] },
    { type: 'text', text: paperWords.openNote[language] },
  ];
}

function compose(concluded: Concluded, knowledge: KnowledgeBase, language: Language, more: Report['data']) {
  return {
    kind: 'deficiency-letter',
    language,
    title: paperWords.letterTitle[language],
    subject: concluded.prepared.dossierName,
    data: {
      v: 1,
      kind: 'deficiency-letter',
      language,
      dossier: concluded.prepared.dossierId,
      items: deficiencyItems(concluded, knowledge),
      ...more,
    },
  } as const;
}

function letter(concluded: Concluded, knowledge: KnowledgeBase, language: Language, note: readonly Block[]): Block[] {
  const { prepared } = concluded;
  const items = deficiencyItems(concluded, knowledge);
  return [
    ...note,
    { type: 'text', text: items.length === 0 ? paperWords.nothingFailing[language] : paperWords.letterNote[language] },
    {
      type: 'pairs',
      pairs: [
        [words.dossierName[language], prepared.dossierName],
        [words.asOf[language], prepared.asOf],
        [paperWords.itemCount[language], String(items.length)],
      ],
    },
    ...describeParties(prepared, language),
    ...section(
      paperWords.items[language],
      items.flatMap((item) => describeItem(item, prepared.documents.length, knowledge, language)),
      language,
    ),
    { type: 'text', text: paperWords.wordingNote[language] },
  ];
}
