import type { z } from 'zod';
import type { CalendarYear, Case, Clause, GlossaryTerm, Instrument, KnowledgeBase, Programme } from '../domain/knowledge.ts';
import { checkReferences, type ReadProgramme } from './check-references.ts';
import { invalidKnowledge, type KnowledgeFault } from './fault.ts';
import * as schemas from './file-schemas.ts';
import { clausesOf } from './instrument-clauses.ts';
import { checkManifest, manifestPath, type KnowledgeFile } from './manifest.ts';
import { readGlossary } from './read-glossary.ts';
import { readYaml, type ReadYaml } from './read-yaml.ts';
import { faultWords } from './words.ts';

/**
 * Files of a knowledge base (see knowledge-base/README.md) → the checked, frozen-in-time KnowledgeBase. Its version is the hash over all files.
 * Throws 'knowledge.invalid' with file and line of every fault (schema, duplicate id, dangling reference, expression that is not CEL), and
 * 'knowledge.hash-mismatch' when the files are in order but differ from manifest.json.
 */
export function loadKnowledgeBase(files: readonly KnowledgeFile[]): KnowledgeBase {
  const faults: KnowledgeFault[] = [];
  const read = readFiles(files, faults);
  const clauses = new Map<string, Clause>();
  for (const instrument of read.instruments) clausesOf(instrument, clauses, faults);
  checkReferences({ ...read, clauses }, faults);
  if (faults.length > 0) throw invalidKnowledge(faults);
  return {
    version: checkManifest(files),
    instruments: read.instruments.map((file): Instrument => file.value.instrument),
    clauses,
    programmes: new Map(read.programmes.map((files) => [files.id, programmeOf(files)])),
    cases: read.cases.map((file): Case => file.value),
    glossary: read.glossary,
    calendar: read.calendar,
  };
}

export type ReadFiles = {
  readonly instruments: readonly ReadYaml<schemas.InstrumentFile>[];
  readonly programmes: readonly ReadProgramme[];
  readonly cases: readonly ReadYaml<Case>[];
  readonly glossary: readonly GlossaryTerm[];
  readonly calendar: readonly CalendarYear[];
};

const programmeFiles = {
  'programme.yaml': schemas.ProgrammeFile,
  'requirements.yaml': schemas.RequirementsFile,
  'facts.yaml': schemas.FactsFile,
  'gates.yaml': schemas.GatesFile,
  'routes.yaml': schemas.RoutesFile,
  'open-questions.yaml': schemas.OpenQuestionsFile,
} as const;

/**
 * Every file by its place; one at an unknown place is a fault, so that a misnamed file is never silently left out. Other files of a programme's
 * folder belong to a stage that reads them with its own schema: they count for the version and are not read here.
 */
function readFiles(files: readonly KnowledgeFile[], faults: KnowledgeFault[]): ReadFiles {
  const instruments: ReadYaml<schemas.InstrumentFile>[] = [];
  const cases: ReadYaml<Case>[] = [];
  const glossary: GlossaryTerm[] = [];
  const calendar: CalendarYear[] = [];
  const folders = new Set<string>();
  const keep = <T>(file: T | undefined, into: T[]): void => {
    if (file !== undefined) into.push(file);
  };
  for (const { path, text } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    if (path === manifestPath) continue;
    const programme = /^programmes\/([a-z0-9-]+)\/([a-z-]+\.yaml)$/u.exec(path);
    if (/^instruments\/[a-z0-9-]+\.yaml$/u.test(path)) keep(readYaml(path, text, schemas.InstrumentFile, faults), instruments);
    else if (/^cases\/[\w-]+\.yaml$/u.test(path)) keep(readYaml(path, text, schemas.CaseFile, faults), cases);
    else if (programme?.[1] !== undefined) folders.add(programme[1]);
    else if (path === 'glossary/en-zh.tsv') glossary.push(...readGlossary(path, text, faults));
    else if (path === 'calendar/working-days.yaml') calendar.push(...(readYaml(path, text, schemas.CalendarFile, faults)?.value.years ?? []));
    else faults.push({ path, line: 1, what: faultWords.unknownFile() });
  }
  const programmes: ReadProgramme[] = [];
  for (const id of folders) keep(readProgramme(id, files, faults), programmes);
  return { instruments, programmes, cases, glossary, calendar };
}

function readProgramme(id: string, files: readonly KnowledgeFile[], faults: KnowledgeFault[]): ReadProgramme | undefined {
  const read = <S extends z.ZodType>(name: keyof typeof programmeFiles, schema: S): ReadYaml<z.output<S>> | undefined => {
    const path = `programmes/${id}/${name}`;
    const file = files.find((candidate) => candidate.path === path);
    if (file === undefined) faults.push({ path, line: 1, what: faultWords.missingFile() });
    return file && readYaml(path, file.text, schema, faults);
  };
  const programme = read('programme.yaml', schemas.ProgrammeFile);
  const requirements = read('requirements.yaml', schemas.RequirementsFile);
  const facts = read('facts.yaml', schemas.FactsFile);
  const gates = read('gates.yaml', schemas.GatesFile);
  const routes = read('routes.yaml', schemas.RoutesFile);
  const questions = read('open-questions.yaml', schemas.OpenQuestionsFile);
  if (!programme || !requirements || !facts || !gates || !routes || !questions) return undefined;
  return { id, programme, requirements, facts, gates, routes, questions };
}

function programmeOf({ programme, requirements, facts, gates, routes, questions }: ReadProgramme): Programme {
  const textOf = new Map(questions.value.questions.map((question) => [question.id, question.text]));
  return {
    ...programme.value,
    requirements: requirements.value.requirements.map(({ openQuestions, ...requirement }) => ({
      ...requirement,
      openQuestions: openQuestions.flatMap((id) => textOf.get(id) ?? []),
    })),
    facts: facts.value.groups.flatMap(({ group, facts }) => facts.map(({ origin: _origin, ...fact }) => ({ ...fact, group }))),
    gates: gates.value.gates,
    routes: routes.value.routes,
    openQuestions: [...textOf.values()],
  };
}
