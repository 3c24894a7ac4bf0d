import type { Language } from '../../domain/bilingual.ts';
import type { KnowledgeBase } from '../../domain/knowledge.ts';
import type { PreparedReview } from '../../domain/review.ts';
import {
  describeClassification,
  describeContradictions,
  describeDocuments,
  describeDossier,
  describeIntegrity,
  describeParties,
} from './describe-dossier.ts';
import { describeConclusions, describeFindings } from './describe-finding.ts';
import { gapHelpOf, type GapHelp } from './gap-help.ts';
import { paperWords } from './paper-words.ts';
import type { Report } from './report.ts';
import { words } from './words.ts';

/**
 * The draft as a report, marked on every page as no decision. Whatever people have said of it is not in it. With `knowledge`, each gap comes with
 * what is expected and how to close it.
 */
export function buildPrecheckReport(prepared: PreparedReview, language: Language, knowledge?: KnowledgeBase): Report {
  const help = knowledge === undefined ? new Map<string, GapHelp>() : gapHelpOf(prepared, knowledge);
  const shown = prepared.findings.map((finding) => ({ finding, help: help.get(finding.id) }));
  return {
    kind: 'precheck',
    official: false,
    language,
    title: words.precheckTitle[language],
    subject: prepared.dossierName,
    mark: words.precheckMark[language],
    watermark: paperWords.watermark[language],
    at: prepared.preparedAt,
    blocks: [
      { type: 'text', text: words.precheckNote[language], strong: true },
      ...describeDossier(prepared, language, knowledge?.programmes.get(prepared.programme)?.title),
      ...describeParties(prepared, language),
      ...describeClassification(prepared, language),
      ...describeConclusions(shown, language),
      ...describeFindings(shown, language),
      ...describeContradictions(prepared, language),
      ...describeIntegrity(prepared, language),
      ...describeDocuments(prepared, language),
    ],
    data: { v: 1, kind: 'precheck', mark: words.precheckMark, language, prepared, help: Object.fromEntries(help) },
  };
}
