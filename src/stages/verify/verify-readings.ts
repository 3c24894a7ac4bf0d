import {
  FindingId,
  type Classification,
  type Document,
  type DossierCitation,
  type FactSheet,
  type IntegrityMark,
  type RejectedCitation,
} from '../../domain/index.ts';
import { verifyCitation } from './verify-citation.ts';

/** What a citation was taken out of: a fact, a contradiction, a mark or a suggestion. */
type Owner = `${'fact' | 'contradiction' | 'integrity' | 'classification'}/${string}`;

/**
 * Checks the citations that stand outside findings as strictly as those inside. A fact, or a value of a contradiction, that has lost all its
 * places goes with them, and a contradiction with fewer than two values left is none; marks and suggestions stay without the citation.
 * `rejected` collects what does not stand, for the record.
 */
export class ReadingVerifier {
  readonly rejected: RejectedCitation[] = [];
  private readonly documents: ReadonlyMap<string, Document>;

  constructor(documents: ReadonlyMap<string, Document>) {
    this.documents = documents;
  }

  facts({ facts, contradictions }: FactSheet): FactSheet {
    return {
      facts: facts.flatMap((fact) => this.placed(fact, `fact/${fact.id}`)),
      contradictions: contradictions.flatMap((contradiction) => {
        const values = contradiction.values.flatMap((value) => this.placed(value, `contradiction/${contradiction.id}`));
        return values.length < 2 ? [] : [{ ...contradiction, values }];
      }),
    };
  }

  marks(marks: readonly IntegrityMark[]): IntegrityMark[] {
    return marks.map((mark) => ({ ...mark, citations: this.standing(mark.citations, `integrity/${mark.kind}`) }));
  }

  classification(classification: Classification): Classification {
    const suggestions = classification.suggestions.map((suggestion) => ({
      ...suggestion,
      citations: this.standing(suggestion.citations, `classification/${suggestion.question}`),
      ...(suggestion.path === undefined
        ? {}
        : {
            path: suggestion.path.map((step) => ({
              ...step,
              citations: this.standing(step.citations, `classification/${suggestion.question}`),
            })),
          }),
    }));
    return { ...classification, suggestions };
  }

  private placed<T extends { readonly citations: DossierCitation[] }>(item: T, owner: Owner): T[] {
    const citations = this.standing(item.citations, owner);
    return citations.length === 0 && item.citations.length > 0 ? [] : [{ ...item, citations }];
  }

  private standing(citations: readonly DossierCitation[], owner: Owner): DossierCitation[] {
    return citations.filter((citation) => {
      const check = verifyCitation(citation, this.documents);
      if (!check.stands) this.rejected.push({ findingId: FindingId.parse(owner), citation, reason: check.reason, detail: check.detail });
      return check.stands;
    });
  }
}
