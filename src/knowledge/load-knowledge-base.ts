import type { Case, Clause, Instrument, KnowledgeBase, Programme } from '../domain/knowledge.ts';
import { checkReferences } from './check-references.ts';
import { invalidKnowledge, type KnowledgeFault } from './fault.ts';
import { clausesOf } from './instrument-clauses.ts';
import { checkManifest, type KnowledgeFile } from './manifest.ts';
import { readFiles, type ReadProgramme } from './read-files.ts';

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

function programmeOf({ programme, requirements, facts, gates, routes, questions, scenario }: ReadProgramme): Programme {
  const textOf = new Map(questions.value.questions.map((question) => [question.id, question.text]));
  return {
    ...programme.value,
    requirements: requirements.value.requirements.map(({ openQuestions, ...requirement }) => ({
      ...requirement,
      openQuestions: openQuestions.flatMap((id) => textOf.get(id) ?? []),
    })),
    facts: facts.value.groups.flatMap(({ group, facts }) => facts.map((fact) => ({ ...fact, group }))),
    gates: gates.value.gates,
    routes: routes.value.routes,
    openQuestions: [...textOf.values()],
    ...(scenario === undefined ? {} : { scenario: scenario.value }),
  };
}
