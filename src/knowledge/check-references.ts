import type { Clause } from '../domain/knowledge.ts';
import { faultsOfExpression } from './check-expression.ts';
import { factPaths } from './fact-paths.ts';
import type { KnowledgeFault } from './fault.ts';
import type { ReadFiles, ReadProgramme } from './read-files.ts';
import type { KeyPath, ReadYaml } from './read-yaml.ts';
import { faultWords } from './words.ts';

type Known = ReadFiles & { readonly clauses: ReadonlyMap<string, Clause> };

/** Adds a fault for every id that stands twice, every reference into nothing and every expression that is not CEL over known facts. */
export function checkReferences(known: Known, faults: KnowledgeFault[]): void {
  const at =
    (file: ReadYaml<unknown>): Report =>
    (key, what) =>
      void faults.push({ path: file.path, line: file.lineOf(key), what });
  const instruments = new Set(known.instruments.map((file) => file.value.instrument.id));
  for (const file of known.instruments) {
    const clause = file.value.instrument.transition?.clause;
    if (clause !== undefined && !known.clauses.has(clause)) at(file)(['instrument', 'transition', 'clause'], faultWords.noClause(clause));
  }
  for (const file of known.cases) {
    const name = file.path.slice('cases/'.length, -'.yaml'.length);
    if (file.value.id !== name) at(file)(['id'], faultWords.otherName(name));
    checkClauses(file.value.clauses, (index) => ['clauses', index], known.clauses, at(file));
  }
  for (const programme of known.programmes) checkProgramme(programme, known.clauses, instruments, at);
}

type Report = (key: KeyPath, what: KnowledgeFault['what']) => void;

function checkProgramme(
  { id, programme, requirements, facts, gates, routes, questions }: ReadProgramme,
  clauses: ReadonlyMap<string, Clause>,
  instruments: ReadonlySet<string>,
  at: (file: ReadYaml<unknown>) => Report,
): void {
  if (programme.value.id !== id) at(programme)(['id'], faultWords.otherName(id));
  programme.value.instruments.forEach((instrument, index) => {
    if (!instruments.has(instrument)) at(programme)(['instruments', index], faultWords.noInstrument(instrument));
  });

  const model = facts.value.groups.flatMap((group, g) =>
    group.facts.map((fact, f) => ({ fact, key: ['groups', g, 'facts', f] as KeyPath })),
  );
  const paths = factPaths(model.map(({ fact }) => fact));
  const judged = [...requirements.value.requirements, ...gates.value.gates].map((item) => item.id as string);
  const judgedIds = new Set(judged);
  checkUnique(
    model.map(({ fact }) => fact.key),
    (index) => [...(model[index]?.key ?? []), 'key'],
    at(facts),
  );
  for (const { fact, key } of model) {
    fact.usedBy.forEach((user, index) => {
      if (!judgedIds.has(user)) at(facts)([...key, 'usedBy', index], faultWords.noRequirement(user));
    });
    fact.fields?.forEach((field, index) => {
      if (field.fieldsAs !== undefined && !paths.has(field.fieldsAs))
        at(facts)([...key, 'fields', index, 'fieldsAs'], faultWords.noFact(field.fieldsAs));
    });
  }

  const questionIds = new Set(questions.value.questions.map((question) => question.id));
  checkUnique(
    questions.value.questions.map((q) => q.id),
    (index) => ['questions', index, 'id'],
    at(questions),
  );
  checkUnique(judged.slice(0, requirements.value.requirements.length), (index) => ['requirements', index, 'id'], at(requirements));
  checkClauses(
    requirements.value.requirements.map((r) => r.clause),
    (index) => ['requirements', index, 'clause'],
    clauses,
    at(requirements),
  );
  requirements.value.requirements.forEach((requirement, r) => {
    requirement.factsNeeded.forEach((path, index) => {
      if (!paths.has(path)) at(requirements)(['requirements', r, 'factsNeeded', index], faultWords.noFact(path));
    });
    requirement.openQuestions.forEach((question, index) => {
      if (!questionIds.has(question)) at(requirements)(['requirements', r, 'openQuestions', index], faultWords.noQuestion(question));
    });
    if (requirement.cel) checkCheck(requirement.cel, ['requirements', r, 'cel'], paths, at(requirements));
  });

  checkUnique(
    gates.value.gates.map((gate) => gate.id),
    (index) => ['gates', index, 'id'],
    at(gates),
  );
  checkClauses(
    gates.value.gates.map((gate) => gate.clause),
    (index) => ['gates', index, 'clause'],
    clauses,
    at(gates),
  );
  gates.value.gates.forEach((gate, g) => {
    checkCheck(gate.cel, ['gates', g, 'cel'], paths, at(gates));
  });

  checkUnique(
    routes.value.routes.map((route) => route.id),
    (index) => ['routes', index, 'id'],
    at(routes),
  );
  checkClauses(
    routes.value.routes.map((route) => route.clause),
    (index) => ['routes', index, 'clause'],
    clauses,
    at(routes),
  );
  routes.value.routes.forEach((route, index) => {
    checkExpression(route.when, ['routes', index, 'when'], paths, at(routes));
  });
}

function checkUnique(ids: readonly string[], keyOf: (index: number) => KeyPath, report: Report): void {
  ids.forEach((id, index) => {
    if (ids.indexOf(id) !== index) report(keyOf(index), faultWords.duplicate(id));
  });
}

function checkClauses(
  ids: readonly string[],
  keyOf: (index: number) => KeyPath,
  clauses: ReadonlyMap<string, Clause>,
  report: Report,
): void {
  ids.forEach((id, index) => {
    if (!clauses.has(id)) report(keyOf(index), faultWords.noClause(id));
  });
}

function checkCheck(cel: { applies: string; check: string }, key: KeyPath, paths: ReadonlySet<string>, report: Report): void {
  checkExpression(cel.applies, [...key, 'applies'], paths, report);
  checkExpression(cel.check, [...key, 'check'], paths, report);
}

function checkExpression(expression: string, key: KeyPath, paths: ReadonlySet<string>, report: Report): void {
  for (const what of faultsOfExpression(expression, paths)) report(key, what);
}
