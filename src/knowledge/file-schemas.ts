import { z } from 'zod';
import { Bilingual, IsoDate } from '../domain/bilingual.ts';
import { CalendarYear, Case, FactDefinition, Gate, Instrument, Requirement, Route, SourceMark } from '../domain/knowledge.ts';

/** Both languages are there and neither is empty. */
const Words = Bilingual.extend({ en: z.string().trim().min(1), zh: z.string().trim().min(1) }).strict();

/** `instruments/<id>.yaml`. A clause takes `validFrom`, `validTo` and `mark` of its instrument unless it has its own. */
export const InstrumentFile = z.strictObject({
  instrument: Instrument.extend({ title: Words, number: Words, issuer: Words }).strict(),
  clauses: z.array(
    z.strictObject({
      number: z.string().regex(/^[\w.-]+$/u),
      /** Number of the clause above; without it `XVII.1` stands under `XVII` where that exists, else on top. */
      parent: z.string().optional(),
      heading: Words,
      text: Words,
      validFrom: IsoDate.optional(),
      validTo: IsoDate.optional(),
      mark: SourceMark.optional(),
    }),
  ),
});
export type InstrumentFile = z.infer<typeof InstrumentFile>;

/** `programmes/<id>/programme.yaml` */
export const ProgrammeFile = z.strictObject({ id: z.string().min(1), title: Words, instruments: z.array(z.string()).min(1) });

/** `programmes/<id>/requirements.yaml`; `openQuestions` are ids of open-questions.yaml. */
export const RequirementsFile = z.strictObject({
  requirements: z.array(
    Requirement.omit({ openQuestions: true })
      .extend({ title: Words, statement: Words, openQuestions: z.array(z.string()).default([]) })
      .strict(),
  ),
});

/** `programmes/<id>/open-questions.yaml` */
export const OpenQuestionsFile = z.strictObject({
  questions: z.array(z.strictObject({ id: z.string().min(1), article: z.string(), text: Words })),
});

/** `programmes/<id>/facts.yaml`; `origin: gate` marks a fact that was added for a gate. */
export const FactsFile = z.strictObject({
  groups: z.array(
    z.strictObject({
      group: z.string().min(1),
      title: Words,
      facts: z.array(
        FactDefinition.omit({ group: true })
          .extend({ title: Words, origin: z.literal('gate').optional() })
          .strict(),
      ),
    }),
  ),
});

/** `programmes/<id>/gates.yaml` */
export const GatesFile = z.strictObject({ gates: z.array(Gate.extend({ statement: Words }).strict()) });

/** `programmes/<id>/routes.yaml` */
export const RoutesFile = z.strictObject({ routes: z.array(Route.extend({ route: Words, outputs: z.array(Words).min(1) }).strict()) });

/** `cases/<id>.yaml`. A shipped case is never confirmed: only a person confirms, in the workspace. */
export const CaseFile = Case.extend({ title: Words, confirmed: z.literal(false) }).strict();

/** `calendar/working-days.yaml` */
export const CalendarFile = z.strictObject({ years: z.array(CalendarYear.strict()) });

/** `manifest.json`: path of each file to its SHA-256. */
export const ManifestFile = z.strictObject({ files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/u)) });
