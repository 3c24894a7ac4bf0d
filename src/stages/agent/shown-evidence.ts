import type { Case, Clause, Language, Passage } from '../../domain/index.ts';
import type { DossierAccess } from './dossier-access.ts';
import { escapeFence } from './fence.ts';
import { toModel } from './words.ts';

/** What one conversation has been shown. Passages get short labels (`P1`, `P2`) in the order in which they appear; only those can be cited. */
export class ShownEvidence {
  private readonly labels = new Map<string, string>();
  private readonly byLabel = new Map<string, Passage>();
  private readonly others = new Set<string>();
  private readonly access: Pick<DossierAccess, 'documents'>;
  private readonly language: Language;

  constructor(access: Pick<DossierAccess, 'documents'>, language: Language) {
    this.access = access;
    this.language = language;
  }

  /** Passages as lines `[P3] words`, under a line with document, page and headings wherever these change. */
  passages(passages: readonly Passage[]): string {
    let place = '';
    const lines = passages.flatMap((passage) => {
      const document = this.access.documents.get(passage.documentId);
      const at = [
        `${toModel.document[this.language]}: ${document?.title ?? ''} (${document?.kind ?? ''})`,
        `${toModel.page[this.language]} ${passage.page}`,
        passage.headings.join(' › '),
        columnsOf(passage),
      ]
        .filter((part) => part !== '')
        .join(' | ');
      const line = `[${this.labelOf(passage)}] ${escapeFence(passage.text)}`;
      if (at === place) return [line];
      place = at;
      return [`# ${escapeFence(at)}`, line];
    });
    return lines.join('\n');
  }

  clauses(clauses: readonly Clause[]): string {
    return clauses.map((clause) => this.clause(clause)).join('\n');
  }

  clause(clause: Clause): string {
    this.others.add(clause.id);
    const text = clause.officialText?.[this.language] ?? clause.workingText[this.language];
    return escapeFence(`${clause.id} ${clause.heading[this.language]}: ${text}`);
  }

  cases(cases: readonly Case[]): string {
    return cases
      .map((item) => {
        this.others.add(item.id);
        return escapeFence(`${item.id} ${item.title[this.language]} (${item.date}, ${item.relation}): ${item.deficiency} ${item.lesson}`);
      })
      .join('\n');
  }

  passageOf(label: string): Passage | undefined {
    return this.byLabel.get(label.trim().replace(/^\[|\]$/gu, ''));
  }

  /** Ids of all that was shown, passages first. */
  ids(): string[] {
    return [...this.labels.keys(), ...this.others];
  }

  /** Words of all passages shown, for checks of what may be said. */
  shownPassages(): Passage[] {
    return [...this.byLabel.values()];
  }

  /** The label of a passage; it counts as shown from now on. */
  labelOf(passage: Passage): string {
    const known = this.labels.get(passage.id);
    if (known !== undefined) return known;
    const label = `P${this.labels.size + 1}`;
    this.labels.set(passage.id, label);
    this.byLabel.set(label, passage);
    return label;
  }
}

/** Column titles of a table row; they stand above it on the page and are no part of what can be quoted here. */
function columnsOf({ row }: Passage): string {
  const titles = Object.keys(row ?? {}).filter((title) => !title.startsWith('#'));
  return titles.length < 3 ? '' : `[${titles.join(' | ')}]`;
}
