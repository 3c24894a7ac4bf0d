import { readDates } from '../../domain/dates.ts';
import type { Bilingual } from '../../domain/bilingual.ts';
import type { Document, IntegrityMark, Passage } from '../../domain/document.ts';
import type { Contradiction, Fact, FactCorrection, FactSheet } from '../../domain/fact.ts';
import type { FactDefinition, Programme } from '../../domain/knowledge.ts';
import { compareBatchSizes } from './compare-batch-sizes.ts';
import { compareEquipment } from './compare-equipment.ts';
import { compareStorage } from './compare-storage.ts';
import { identifierChecks } from './check-identifiers.ts';
import { cvOverlaps, missingEnclosures } from './check-integrity.ts';
import {
  compareAddresses,
  compareNames,
  compareParameters,
  comparePersons,
  compareScalars,
  compareShelfLife,
  type Disagreement,
} from './compare-values.ts';
import { computeFacts } from './compute-facts.ts';
import { correctReadings } from './correct-readings.ts';
import { compareAddressLanguages, compareLines, comparePartyNames } from './compare-names.ts';
import { type Reading, toFacts } from './fact-list.ts';
import { compareComposition, compareTestingPlace, trainingAfterBatches } from './compare-process.ts';
import {
  type Anomaly,
  datesOutOfOrder,
  identicalSeries,
  signaturesOutsidePost,
  signaturesWhileAway,
  usedAfterCalibration,
} from './find-anomalies.ts';
import { learnParties, type Parties } from './parties.ts';
import { readAgreements } from './read-agreements.ts';
import { readBatches } from './read-batches.ts';
import { readCapacity } from './read-capacity.ts';
import { readCommunication } from './read-communication.ts';
import { readDocuments } from './read-documents.ts';
import { enclosureFacts, readEnclosures } from './read-enclosures.ts';
import { readEvaluationTopics } from './read-evaluation.ts';
import { readExperience } from './read-experience.ts';
import { readLabels } from './read-labels.ts';
import { readLicences } from './read-licences.ts';
import { readLine } from './read-line.ts';
import { nameAliases } from './name-aliases.ts';
import { personFacts } from './read-persons.ts';
import { readPosts } from './read-posts.ts';
import { readProduct } from './read-product.ts';
import { readProcedures } from './read-procedures.ts';
import { type RoleHolder, readRoleHolders } from './read-role-holders.ts';
import { readSentences } from './read-sentences.ts';
import { readTables } from './read-tables.ts';
import type { ReadingRules } from './reading-rules.ts';
import { cite, openSource, type Place, type Source } from './source.ts';
import { words } from './words.ts';

export type ReadFactsInput = {
  readonly documents: readonly Document[];
  /** All passages of these documents. */
  readonly passages: readonly Passage[];
  readonly programme: Pick<Programme, 'facts'>;
  readonly reading: ReadingRules;
  /** Paths of files that are in the folder but could not be read: a listed enclosure among them is not missing. */
  readonly unread?: readonly string[];
  /** YYYY-MM-DD; without it the application date that the dossier states ends open posts and periods. */
  readonly applicationDate?: string;
  /** What people entered in place of what is read, oldest first. Contradictions between documents stay what they are. */
  readonly corrections?: readonly FactCorrection[];
};

const maxPlaces = 6;

function onePerDocument(places: readonly Place[]): Place[] {
  const seen = new Map<string, Place>();
  for (const p of places) if (!seen.has(`${p.document.id}:${String(p.page)}`)) seen.set(`${p.document.id}:${String(p.page)}`, p);
  return [...seen.values()].slice(0, maxPlaces);
}

function titleOf(d: Disagreement, rules: ReadingRules): { title: Bilingual; clause: string } {
  const [party, role] = d.topic.split('.');
  const post = rules.roles[role ?? ''];
  if (post !== undefined && (party === 'mah' || party === 'cmo')) {
    const side = party === 'mah' ? words.holder : words.manufacturer;
    return { title: { en: `${post.title.en} (${side.en})`, zh: `${side.zh}${post.title.zh}` }, clause: post.clause };
  }
  const topic = rules.topics[d.topic];
  const step = rules.processSteps.find((s) => s.id === d.subject);
  const title = topic?.title ?? { en: d.topic, zh: d.topic };
  return {
    title: step === undefined ? title : { en: `${title.en}: ${step.title.en}`, zh: `${title.zh}：${step.title.zh}` },
    clause: topic?.clause ?? 'nmpa-2025-134#XXIV',
  };
}

function toContradiction(d: Disagreement | Anomaly, rules: ReadingRules): Contradiction {
  const { title, clause } = titleOf(d, rules);
  const values = d.values.map((v) => ({ value: v.value, citations: onePerDocument(v.places).map(cite) }));
  const places = d.values.map((v) => ({ value: v.value, file: v.places[0]?.document.path ?? '', page: v.places[0]?.page ?? 1 }));
  const [a = '', b = '', c = '', e = ''] = 'parts' in d ? d.parts : [];
  const summary = !('kind' in d)
    ? words.differs(title, places)
    : d.kind === 'signature'
      ? words.signedOutsidePost(a, b, c)
      : d.kind === 'away'
        ? words.signedWhileAway(a, b, c, e)
        : d.kind === 'series'
          ? words.identicalSeries(a, b, Number(c))
          : d.topic === 'equipment.calibration'
            ? words.usedAfterCalibration(a, b, c)
            : words.datesOutOfOrder(a, b, c);
  return { id: `${d.topic}${d.subject === undefined ? '' : `/${d.subject}`}`, topic: d.topic, title, values, clause, summary };
}

function noticeLimits(readings: readonly Reading[]): { limits: [number, number]; d: Disagreement } | undefined {
  const agreed = readings.find((r) => r.key === 'qualityAgreement.deviationNoticeLimitHours');
  const procedure = readings
    .filter((r) => r.key === 'cmo.sop.deviation.mahNoticeLimitHours')
    .sort((a, b) => Number(b.value) - Number(a.value))[0];
  if (agreed === undefined || procedure === undefined || Number(procedure.value) <= Number(agreed.value)) return undefined;
  return {
    limits: [Number(agreed.value), Number(procedure.value)],
    d: {
      topic: 'deviation.noticeLimit',
      values: [
        { value: `${String(agreed.value)} h`, places: agreed.places },
        { value: `${String(procedure.value)} h`, places: procedure.places },
      ],
    },
  };
}

function findContradictions(
  source: Source,
  readings: readonly Reading[],
  holders: readonly RoleHolder[],
  anomalies: readonly (Disagreement | Anomaly)[],
  parties: Parties,
  rules: ReadingRules,
): Contradiction[] {
  const lineNames = new Set(
    readings
      .filter((r) => r.key === 'line.products')
      .flatMap((r) => (Array.isArray(r.value) ? r.value : []))
      .map((v) => (v as { genericName: string }).genericName),
  );
  const addresses = compareAddresses(source);
  const sites = readings
    .filter((r) => r.key === 'cmo.siteAddress' && typeof r.value === 'string')
    .flatMap((r) => r.places.slice(0, 1).map((place) => ({ value: String(r.value), place })));
  const found: (Disagreement | Anomaly)[] = [
    ...comparePersons(holders, rules, nameAliases(source)),
    ...comparePartyNames(source, parties),
    ...compareLines(source),
    ...compareScalars(readings),
    ...compareNames(readings, lineNames),
    ...compareBatchSizes(source),
    ...compareParameters(source, rules),
    ...(addresses.length > 0 ? addresses : compareAddressLanguages(sites)),
    ...compareShelfLife(source),
    ...compareStorage(source),
    ...compareEquipment(source),
    ...compareComposition(source),
    ...compareTestingPlace(source),
    ...anomalies,
  ];
  const contradictions = found.map((d) => toContradiction(d, rules));
  const limits = noticeLimits(readings);
  if (limits !== undefined)
    contradictions.push({
      ...toContradiction(limits.d, rules),
      summary: words.noticeLimit(String(limits.limits[0]), String(limits.limits[1])),
    });
  const counts = new Map<string, number>();
  return contradictions.map((c) => {
    const number = (counts.get(c.id) ?? 0) + 1;
    counts.set(c.id, number);
    return number === 1 ? c : { ...c, id: `${c.id}/${String(number)}` };
  });
}

function conflictFacts(contradictions: readonly Contradiction[], integrity: readonly IntegrityMark[]): FactSheet['facts'] {
  const conflicts = contradictions.map((c, i) => ({
    id: `application.crossDocumentConflicts/${String(i + 1)}`,
    key: 'application.crossDocumentConflicts',
    origin: 'computed' as const,
    value: [
      {
        topic: c.topic,
        valueA: c.values[0]?.value ?? '',
        placeA: c.values[0]?.citations[0]?.file ?? '',
        valueB: c.values[1]?.value ?? '',
        placeB: c.values[1]?.citations[0]?.file ?? '',
      },
    ],
    citations: c.values.flatMap((v) => v.citations),
    derivation: 'compared across the documents',
  }));
  const kinds: Readonly<Record<string, string>> = { 'cv-overlap': 'cv_overlap', 'duplicate-file': 'duplicate_file' };
  const signals = [
    ...integrity.map((m) => ({ kind: kinds[m.kind] ?? 'other', description: m.summary.en, citations: m.citations })),
    ...contradictions
      .filter((c) => c.topic === 'person.signatureOutsidePost')
      .map((c) => ({ kind: 'signature_outside_post', description: c.summary.en, citations: c.values.flatMap((v) => v.citations) })),
  ].map((s, i) => ({
    id: `application.integritySignals/${String(i + 1)}`,
    key: 'application.integritySignals',
    origin: 'computed' as const,
    value: [{ kind: s.kind, description: s.description, places: s.citations.map((c) => `${c.file}, ${String(c.page)}`) }],
    citations: s.citations,
    derivation: 'compared across the documents',
  }));
  return [...conflicts, ...signals];
}

/**
 * Reads the typed facts of a programme from a dossier, all values kept, with contradictions and signals. Pure; cost is linear in
 * the length of the dossier. Facts that the dossier does not state are absent; placeholders are empty strings.
 */
export function readFacts(input: ReadFactsInput): {
  sheet: FactSheet;
  integrity: IntegrityMark[];
  /** The readings that corrections stand in for. */
  replaced: Fact[];
} {
  const rules = input.reading;
  const definitions: readonly FactDefinition[] = input.programme.facts;
  const source = openSource(input.documents, input.passages);
  const parties = learnParties(source, rules);
  for (const s of source.statements) s.marked = parties.mark(s.text);
  const behindLabels = readLabels(source, definitions, parties, rules);
  const labels = [...behindLabels, ...readProduct(source, new Set(behindLabels.map((r) => r.key)), rules)];
  const letter = labels.some((r) => r.key === 'application.date') ? undefined : dateOfLetter(source);
  if (letter !== undefined) labels.push(letter);
  const stated = labels.find((r) => r.key === 'application.date')?.value;
  const enteredDay = input.corrections?.findLast(({ key }) => key === 'application.date')?.value;
  const asOf = input.applicationDate ?? [enteredDay, stated].find((day) => typeof day === 'string');
  const holders = readRoleHolders(source, parties, rules);
  const posts = readPosts(source, holders, rules, asOf);
  const enclosures = readEnclosures(source, input.unread);
  const dosageForm = labels.find(
    (r) => r.key === 'product.dosageForm' || r.key === 'product.type' || r.key === 'product.genericName',
  )?.value;
  const form = [dosageForm, ...labels.filter((r) => r.key === 'product.genericName').map((r) => r.value)]
    .filter((v) => typeof v === 'string')
    .join(' ');
  const documents = readDocuments(source);
  const read: Reading[] = [
    ...labels,
    ...documents.readings,
    ...readTables(source, parties, rules),
    ...readAgreements(source),
    ...readLicences(source, parties, rules),
    ...readProcedures(source),
    ...readCapacity(source),
    ...readBatches(source, rules),
    ...readEvaluationTopics(source, parties, rules),
    ...readLine(source, parties),
    ...readExperience(source, parties, rules, form, asOf),
    ...personFacts(holders, posts, asOf),
    ...enclosureFacts(enclosures),
  ];
  if (!read.some((r) => r.key === 'qualityInfo.items')) read.push(...readCommunication(source, rules));
  const sentences = readSentences(source, rules, new Set(read.map((r) => r.key)));
  const names: Reading[] = (['mah', 'cmo'] as const).flatMap((id) => nameReading(source, parties, id));
  const stating = [...names, ...read, ...sentences];
  const all = computeFacts(stating, source, parties, rules);
  const corrections = input.corrections ?? [];
  const entered = (readings: readonly Reading[]): Reading[] => correctReadings(readings, corrections, all, input.documents);
  const corrected = corrections.length === 0 ? all : entered(computeFacts(entered(stating), source, parties, rules));
  const ownEmployer = (text: string): boolean => parties.of(text) === 'cmo';
  const anomalies = [
    ...identicalSeries(source),
    ...datesOutOfOrder(source),
    ...trainingAfterBatches(source),
    ...usedAfterCalibration(source),
    ...signaturesOutsidePost(source, posts, ownEmployer),
    ...signaturesWhileAway(source),
  ];
  const contradictions = findContradictions(source, all, holders, [...documents.disagreements, ...anomalies], parties, rules);
  const integrity = [...missingEnclosures(enclosures), ...cvOverlaps(posts, asOf ?? '9999-12-31'), ...identifierChecks(source)];
  const keys = new Set(corrections.map(({ key }) => key));
  return {
    sheet: { facts: [...toFacts(corrected), ...conflictFacts(contradictions, integrity)], contradictions },
    integrity,
    replaced: toFacts(all.filter(({ key }) => keys.has(key))),
  };
}

/** The day of a letter or request that stands for an application form: the first full date in its head, before the text begins to tell. */
function dateOfLetter(source: Source): Reading | undefined {
  const forms = source.documents.filter((d) => ['cover_letter', 'application_form', 'enclosure_list'].includes(d.kind));
  if (forms.some((d) => d.kind === 'application_form') && !forms.some((d) => d.kind === 'cover_letter')) return undefined;
  const letter = forms.find((d) => d.kind === 'cover_letter');
  if (letter === undefined) return undefined;
  const head = source.statements.find(
    (s) =>
      s.document === letter &&
      s.page === 1 &&
      s.start < 500 &&
      s.text.length < 120 &&
      readDates(s.text).filter((d) => d.precision === 'day').length === 1,
  );
  const date = head === undefined ? undefined : readDates(head.text).find((d) => d.precision === 'day')?.value;
  return head === undefined || date === undefined
    ? undefined
    : { key: 'application.date', value: date, origin: 'sentence', places: [head] };
}

function nameReading(source: Source, parties: Parties, id: 'mah' | 'cmo'): Reading[] {
  const name = parties[id].name;
  if (name === undefined) return [];
  const place = source.pairs.find((p) => p.value.includes(name)) ?? source.statements.find((s) => s.text.includes(name));
  return place === undefined ? [] : [{ key: `${id}.name`, value: name, origin: 'label', places: [place] }];
}
