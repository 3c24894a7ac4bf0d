import type { z } from 'zod';
import type { CalendarYear, Case, GlossaryTerm } from '../domain/knowledge.ts';
import { ScenarioSheet } from '../domain/scenario.ts';
import type { KnowledgeFault } from './fault.ts';
import * as schemas from './file-schemas.ts';
import { manifestPath, type KnowledgeFile } from './manifest.ts';
import { readGlossary } from './read-glossary.ts';
import { readYaml, type ReadYaml } from './read-yaml.ts';
import { faultWords } from './words.ts';

/** The files of one programme, each fitting its schema; `scenario` may be missing. `id` is the folder's name. */
export type ReadProgramme = {
  readonly id: string;
  readonly programme: ReadYaml<z.output<typeof schemas.ProgrammeFile>>;
  readonly requirements: ReadYaml<z.output<typeof schemas.RequirementsFile>>;
  readonly facts: ReadYaml<z.output<typeof schemas.FactsFile>>;
  readonly gates: ReadYaml<z.output<typeof schemas.GatesFile>>;
  readonly routes: ReadYaml<z.output<typeof schemas.RoutesFile>>;
  readonly questions: ReadYaml<z.output<typeof schemas.OpenQuestionsFile>>;
  readonly scenario: ReadYaml<ScenarioSheet> | undefined;
};

export type ReadFiles = {
  readonly instruments: readonly ReadYaml<schemas.InstrumentFile>[];
  readonly programmes: readonly ReadProgramme[];
  readonly cases: readonly ReadYaml<Case>[];
  readonly glossary: readonly GlossaryTerm[];
  readonly calendar: readonly CalendarYear[];
};

/** Read by the stage that classifies, with its own schemas; they count for the version. */
const classificationFile = /^classification\/[a-z-]+\.(?:yaml|json)$/u;

/**
 * Every file by its place; one at an unknown place is a fault, so that a misnamed file is never silently left out. Other files of a programme's
 * folder belong to a stage that reads them with its own schema: they count for the version and are not read here.
 */
export function readFiles(files: readonly KnowledgeFile[], faults: KnowledgeFault[]): ReadFiles {
  const instruments: ReadYaml<schemas.InstrumentFile>[] = [];
  const cases: ReadYaml<Case>[] = [];
  const glossary: GlossaryTerm[] = [];
  const calendar: CalendarYear[] = [];
  const folders = new Set<string>();
  const keep = <T>(file: T | undefined, into: T[]): void => {
    if (file !== undefined) into.push(file);
  };
  for (const { path, text } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    if (path === manifestPath || classificationFile.test(path)) continue;
    const programme = /^programmes\/([a-z0-9-]+)\/(?:(?:statements\/)?[a-z-]+\.yaml|sentence-classifier\.json)$/u.exec(path);
    if (/^instruments\/[a-z0-9-]+\.yaml$/u.test(path)) keep(readYaml(path, text, schemas.InstrumentFile, faults), instruments);
    else if (/^cases\/[\w-]+\.yaml$/u.test(path)) keep(readYaml(path, text, schemas.CaseFile, faults), cases);
    else if (programme?.[1] !== undefined) folders.add(programme[1]);
    else if (path === 'glossary/en-zh.tsv') glossary.push(...readGlossary(path, text, faults));
    else if (path === 'calendar/working-days.yaml')
      calendar.push(...(readYaml(path, text, schemas.CalendarFile, faults)?.value.years ?? []));
    else faults.push({ path, line: 1, what: faultWords.unknownFile() });
  }
  const programmes: ReadProgramme[] = [];
  for (const id of folders) keep(readProgramme(id, files, faults), programmes);
  return { instruments, programmes, cases, glossary, calendar };
}

function readProgramme(id: string, files: readonly KnowledgeFile[], faults: KnowledgeFault[]): ReadProgramme | undefined {
  const read = <S extends z.ZodType>(name: string, schema: S): ReadYaml<z.output<S>> | undefined => {
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
  const hasScenario = files.some(({ path }) => path === `programmes/${id}/scenario.yaml`);
  const scenario = hasScenario ? read('scenario.yaml', ScenarioSheet) : undefined;
  if (!programme || !requirements || !facts || !gates || !routes || !questions) return undefined;
  return { id, programme, requirements, facts, gates, routes, questions, scenario };
}
