import { z } from 'zod';
import {
  Bilingual,
  Classification,
  Contradiction,
  DocumentFormat,
  DocumentKind,
  DossierId,
  Fact,
  FactCorrection,
  FactType,
  FactValue,
  Instant,
  IntegrityMark,
  Page,
  PersonId,
  ReleaseRef,
  ReviewPhase,
  Sha256,
  Verdict,
} from '../domain/index.ts';

/** Findings by draft verdict, or by the person's verdict where there is one. */
export const VerdictCounts = z.record(Verdict, z.int());
export const DossierStatus = z.enum(['receiving', 'preparing', 'ready', 'failed']);

export const DossierSummary = z.object({
  id: DossierId,
  name: z.string(),
  programme: z.string(),
  status: DossierStatus,
  phase: ReviewPhase.nullable(),
  receivedAt: Instant,
  /** Suggested product and parties, empty while preparing. */
  product: z.string(),
  holder: z.string(),
  manufacturer: z.string(),
  riskTier: z.enum(['high', 'normal', 'unknown']),
  riskReason: Bilingual,
  documents: z.int(),
  pages: z.int(),
  decided: z.int(),
  total: z.int(),
  counts: VerdictCounts,
  assignedTo: z.string().nullable(),
  /** Account and team of that reviewer. */
  assignedToId: PersonId.nullable(),
  reviewerTeam: z.string(),
  /** The team that alone sees the dossier; null: none yet. */
  team: z.string().nullable(),
  /** Day by which it is to be reviewed, as a lead confirmed it; null before. */
  dueDate: z.string().nullable(),
  /** Who is suggested while nobody is assigned; only leads are told. */
  suggested: z.object({ personId: PersonId, name: z.string(), reason: Bilingual }).nullable(),
  failure: Bilingual.nullable(),
});
export type DossierSummary = z.infer<typeof DossierSummary>;
export const DossierList = z.object({
  dossiers: z.array(DossierSummary),
  /** Teams of the signed-in person, the first their own. */
  myTeams: z.array(z.string()),
});

export const DocumentSummary = z.object({
  id: z.string(), path: z.string(), sha256: Sha256, format: DocumentFormat, kind: DocumentKind, title: z.string(), pages: z.int(), language: z.string(),
}); // prettier-ignore
export type DocumentSummary = z.infer<typeof DocumentSummary>;

export const DossierView = z.object({
  summary: DossierSummary,
  release: ReleaseRef.nullable(),
  preparedAt: Instant.nullable(),
  asOf: z.string().nullable(),
  asOfBasis: z.enum(['accepted', 'application', 'prepared']).nullable(),
  documents: z.array(DocumentSummary),
  classification: Classification.nullable(),
  integrity: z.array(IntegrityMark),
  /** Whether the caller may take files and papers away; if not, why, and who could. */
  takeAway: z.object({ may: z.boolean(), ask: Bilingual.nullable() }),
});
export type DossierView = z.infer<typeof DossierView>;

const factColumn = {
  name: z.string(),
  title: Bilingual,
  type: FactType,
  values: z.array(z.string()).optional(),
  unit: z.string().optional(),
};

export const FactsView = z.object({
  facts: z.array(Fact.extend({ title: Bilingual })),
  contradictions: z.array(Contradiction),
  /** Every fact of the programme: what may be entered for it, and which requirements read it. */
  definitions: z.array(
    z.object({
      key: z.string(),
      title: Bilingual,
      type: FactType,
      values: z.array(z.string()).optional(),
      unit: z.string().optional(),
      usedBy: z.array(z.string()),
      /** Columns of a list that is entered row by row; those of a list in a row stand in its column. */
      fields: z.array(z.object({ ...factColumn, fields: z.array(z.object(factColumn)).optional() })).optional(),
    }),
  ),
  /** What people entered, newest first, beside what was read; `applied` once a draft was made with it. */
  corrections: z.array(FactCorrection.extend({ read: z.array(Fact), applied: z.boolean() })),
  /** The rules are running again. */
  drafting: z.boolean(),
  /** Verdicts of drafts that the last correction changed; `null`: no such finding. */
  changed: z.array(
    z.object({ findingId: z.string(), title: Bilingual, from: Verdict.nullable(), to: Verdict.nullable(), decided: z.boolean() }),
  ),
});
export type FactsView = z.infer<typeof FactsView>;
export const CorrectFactRequest = z.object({
  key: z.string().min(1).max(200),
  value: FactValue,
  reason: z.string().trim().min(1).max(4000),
  /** Where it stands: words of that page, which are looked up there and refused when they do not stand on it. */
  place: z.object({ documentId: z.string().max(200), page: z.int().min(1), quote: z.string().trim().min(1).max(2000) }).optional(),
});
export const ReceivedFiles = z.object({ files: z.array(z.object({ path: z.string(), bytes: z.int() })) });

/** Layout of one page or sheet; the original file is at `…/documents/{documentId}/file`. */
export const PageView = Page;
export type PageView = z.infer<typeof PageView>;
export const DocumentView = z.object({
  document: DocumentSummary,
  pages: z.array(
    z.object({
      number: z.int(),
      label: z.string().optional(),
      width: z.number(),
      height: z.number(),
      textSource: z.enum(['text', 'ocr', 'none']),
    }),
  ),
});
export type DocumentView = z.infer<typeof DocumentView>;

export const CreateDossierRequest = z.object({
  name: z.string().trim().min(1).max(200),
  programme: z.string().default('drug-contract-manufacturing'),
  /** One of the caller's teams; needed only by whoever is in several. */
  team: z.string().min(1).max(100).optional(),
  /** An earlier pre-check of the same submission, to see what is solved. */
  follows: DossierId.optional(),
});
export const CreateDossierResponse = z.object({ id: DossierId });
export const UploadResponse = z.object({ path: z.string(), bytes: z.int(), sha256: Sha256 });

/** Server-sent event while a dossier is prepared or decided. */
export const DossierEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('progress'),
    stage: z.enum(['ingest', 'facts', 'assess', 'agent', 'verify', 'store']),
    done: z.int(),
    total: z.int(),
  }),
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('failed'), message: Bilingual }),
  /** Somebody decided, commented or signed: read again. `findingId` null means the review as a whole. */
  z.object({ type: z.literal('changed'), findingId: z.string().nullable(), by: z.string() }),
  /** Everybody who has the dossier open, and the finding they look at. Not recorded. */
  z.object({ type: z.literal('present'), people: z.array(z.object({ id: PersonId, name: z.string(), findingId: z.string().nullable() })) }),
]);
export type DossierEvent = z.infer<typeof DossierEvent>;

export const PresenceRequest = z.object({ findingId: z.string().max(200).nullable() });

/** One or two Chinese characters are enough. `documentId` narrows it to one document. */
export const DossierSearchQuery = z.object({ q: z.string().trim().min(1).max(200), documentId: z.string().max(100).optional() });
export const DossierSearchResult = z.object({
  /** In the order of documents, pages and text; offsets in UTF-16 units of the page text, `before` and `after` for reading only. */
  hits: z.array(
    z.object({
      documentId: z.string(), file: z.string(), page: z.int(), start: z.int(), end: z.int(),
      before: z.string(), match: z.string(), after: z.string(),
    }), // prettier-ignore
  ),
  /** All hits; `hits` holds the first of them. */
  total: z.int(),
  documents: z.int(),
});
export type DossierSearchResult = z.infer<typeof DossierSearchResult>;
