import { z } from 'zod';
import { Bilingual, IsoDate } from './bilingual.ts';
import { DocumentKind, Severity } from './document.ts';
import { ClauseId, RequirementId, type Sha256 } from './ids.ts';
import { ScenarioSheet } from './scenario.ts';

/** How sure a fact of the knowledge base is. Shown wherever the fact is shown. */
export const SourceMark = z.enum(['source-text', 'seen', 'memory-unverified', 'derived', 'ours']);
export type SourceMark = z.infer<typeof SourceMark>;

export const Clause = z.object({
  id: ClauseId,
  instrument: z.string(),
  /** The instrument's own numbering, `XVII.3`. */
  number: z.string(),
  parent: ClauseId.nullable(),
  heading: Bilingual,
  /** Our wording, never the official one. */
  workingText: Bilingual,
  /** Verbatim text imported by the user; absent in the shipped knowledge base. */
  officialText: z.object({ en: z.string().optional(), zh: z.string().optional() }).optional(),
  validFrom: IsoDate,
  validTo: IsoDate.nullable(),
  mark: SourceMark,
});
export type Clause = z.infer<typeof Clause>;

/** A transitional rule as data: what was accepted before a day is handled under earlier requirements; the day itself is a person's decision. */
export const Transition = z.object({ clause: ClauseId, acceptedBefore: IsoDate, statement: Bilingual, onTheDay: Bilingual });
export type Transition = z.infer<typeof Transition>;

export const Instrument = z.object({
  id: z.string(),
  title: Bilingual,
  number: Bilingual,
  issued: IsoDate,
  inForce: IsoDate,
  ended: IsoDate.nullable(),
  issuer: Bilingual,
  urls: z.array(z.string()),
  mark: SourceMark,
  transition: Transition.optional(),
});
export type Instrument = z.infer<typeof Instrument>;

export const RequirementKind = z.enum(['duty', 'prohibition', 'permission', 'encouragement', 'derived', 'applicability']);
export const RequirementSubject = z.enum([
  'contract_manufacturer', 'both', 'marketing_authorization_holder', 'provincial_authority_of_contract_manufacturer',
  'provincial_authority', 'provincial_authority_of_mah',
]); // prettier-ignore
export const WhenCheckable = z.enum(['application', 'application_and_continuing', 'continuing', 'authority_side']);

/** CEL over facts. An error that reaches the top means undecided or not addressed, never met and never not met. */
export const CelCheck = z.object({ applies: z.string(), check: z.string(), covers: z.string().optional() });

/** One atomic, checkable obligation drawn from a clause. Wording is ours. */
export const Requirement = z.object({
  id: RequirementId,
  clause: ClauseId,
  kind: RequirementKind,
  subject: RequirementSubject,
  condition: z.string(),
  /** Short name for lists. */
  title: Bilingual,
  statement: Bilingual,
  evidenceExpected: z.string(),
  /** The same in Chinese. */
  evidenceExpectedZh: z.string().optional(),
  threshold: z.string().nullable(),
  checkMode: z.enum(['deterministic', 'hybrid', 'judgement']),
  factsNeeded: z.array(z.string()),
  rule: z.string(),
  cel: CelCheck.optional(),
  severity: Severity,
  whenCheckable: WhenCheckable,
  mark: SourceMark,
  openQuestions: z.array(Bilingual),
});
export type Requirement = z.infer<typeof Requirement>;

/** May an unmet requirement of this kind ever be a failing finding? Permissions, encouragements, applicability and authority duties never. */
export function canFail(requirement: Pick<Requirement, 'kind' | 'whenCheckable'>): boolean {
  return (
    (requirement.kind === 'duty' || requirement.kind === 'prohibition' || requirement.kind === 'derived') &&
    requirement.whenCheckable !== 'authority_side'
  );
}

export const FactType = z.enum([
  'string', 'boolean', 'integer', 'number', 'date', 'enum', 'list', 'list of enum', 'list of strings', 'list of integers',
  'list of objects', 'object',
]); // prettier-ignore
const Labels = z.object({ en: z.array(z.string()), zh: z.array(z.string()) });
export const FactField = z.object({
  name: z.string(),
  type: FactType,
  values: z.array(z.string()).optional(),
  unit: z.string().optional(),
  labels: Labels,
  fieldsAs: z.string().optional(),
});
/** What a check may read: type, where it stands, how documents label it. */
export const FactDefinition = z.object({
  key: z.string(),
  group: z.string(),
  type: FactType,
  values: z.array(z.string()).optional(),
  unit: z.string().optional(),
  title: Bilingual,
  labels: Labels,
  fields: z.array(FactField).optional(),
  /** Kinds of document that state it; `all` for any. */
  documents: z.array(z.union([DocumentKind, z.literal('all')])),
  usedBy: z.array(z.string()),
  contradictionMatters: z.boolean(),
});
export type FactDefinition = z.infer<typeof FactDefinition>;

export const Gate = z.object({
  id: z.string(),
  clause: z.string(),
  statement: Bilingual,
  /** CEL over facts; true passes, false is a failing finding. */
  cel: CelCheck,
  severity: Severity,
  mark: SourceMark,
});
export type Gate = z.infer<typeof Gate>;

/** A row of the route table: when all conditions hold, this route with these outputs. */
export const Route = z.object({
  id: z.string(),
  when: z.string(),
  route: Bilingual,
  outputs: z.array(Bilingual),
  clause: ClauseId,
});
export type Route = z.infer<typeof Route>;

export const Programme = z.object({
  id: z.string(),
  title: Bilingual,
  instruments: z.array(z.string()),
  requirements: z.array(Requirement),
  facts: z.array(FactDefinition),
  gates: z.array(Gate),
  routes: z.array(Route),
  openQuestions: z.array(Bilingual),
  /** The sheet that ships with it. Without one, people write the first. */
  scenario: ScenarioSheet.optional(),
});
export type Programme = z.infer<typeof Programme>;

/** A published typical case. Facts are in our words; unconfirmed until a person with the knowledge role confirms it at its source. */
export const Case = z.object({
  id: z.string(),
  title: Bilingual,
  authority: z.string(),
  jurisdiction: z.string(),
  date: z.string(),
  productArea: z.enum(['drug', 'device', 'cosmetic']),
  caseType: z.string(),
  facts: z.string(),
  deficiency: z.string(),
  /** `annotated`: our reading, never shown as the authority's citation. */
  provisions: z.array(z.object({ instrument: z.string(), article: z.string(), basis: z.enum(['cited-in-source', 'annotated']) })),
  outcome: z.string(),
  lesson: z.string(),
  checks: z.array(z.string()),
  clauses: z.array(ClauseId),
  relation: z.enum(['illustrates', 'analogy', 'none']),
  sourceUrl: z.string(),
  sourceKind: z.string(),
  confirmed: z.boolean(),
  thin: z.boolean(),
});
export type Case = z.infer<typeof Case>;

export const GlossaryTerm = z.object({ en: z.string(), zh: z.string() });
export type GlossaryTerm = z.infer<typeof GlossaryTerm>;

/** Working days of one year: weekdays that are off, weekend days that are worked. From the yearly notice of the State Council. */
export const CalendarYear = z.object({
  year: z.int(),
  mark: SourceMark,
  /** The notice of the State Council's General Office, with its number. */
  notice: Bilingual,
  daysOff: z.array(IsoDate),
  workedWeekendDays: z.array(IsoDate),
});
export type CalendarYear = z.infer<typeof CalendarYear>;

/** Everything that findings are judged by, loaded once, checked and pinned by hash. */
export type KnowledgeBase = {
  readonly version: Sha256;
  readonly instruments: readonly Instrument[];
  readonly clauses: ReadonlyMap<string, Clause>;
  readonly programmes: ReadonlyMap<string, Programme>;
  readonly cases: readonly Case[];
  readonly glossary: readonly GlossaryTerm[];
  /** Years whose working days are known; counting over any other year cannot be computed. */
  readonly calendar?: readonly CalendarYear[];
};
