import { parseArgs } from 'node:util';

type Ways = 'requirements' | 'documents' | 'both';

export type AgentEvalOptions = {
  /** Left out: recorded answers. */
  readonly live?: {
    readonly baseUrl: string;
    readonly model: string;
    readonly location: 'on-premises' | 'external';
    readonly price?: { readonly currency: string; readonly inputPerMillion: number; readonly outputPerMillion: number };
    /** Keep the answers as a release under `recorded/`. */
    readonly record: boolean;
    /** Two fresh runs, or one only. */
    readonly twice: boolean;
  };
  /** Recorded release; the name of a live one. */
  readonly release?: string;
  readonly cases?: readonly string[];
  /** Left out: both, or as it was recorded. */
  readonly ways?: Ways;
  readonly checker: boolean;
  /** Attacks planted into a copy of each dossier; 0 leaves that run out. */
  readonly attacks: number;
  readonly developmentOnly: boolean;
  readonly json: boolean;
  readonly gate: boolean;
  /** Result file to compare with. */
  readonly compare?: string;
};

export const usage = `npm run eval -- agent [--endpoint URL --model NAME [--external] [--record] [--once] [--price-in N --price-out N --currency C]]
                     [--release NAME] [--case ID,ID] [--ways requirements|documents|both] [--checker] [--attacks N] [--development]
                     [--json] [--gate] [--compare FILE]`;

/** Options of the command, or what is wrong with them. */
export function readOptions(args: readonly string[]): AgentEvalOptions | { readonly wrong: string } {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(args);
  } catch (fault) {
    return { wrong: fault instanceof Error ? fault.message : String(fault) };
  }
  const { endpoint, model, ways, release } = values;
  const attacks = Number(values.attacks ?? 4);
  if ((endpoint === undefined) !== (model === undefined)) return { wrong: 'Name both --endpoint and --model, or neither.' };
  if (endpoint === undefined && values.record === true)
    return { wrong: 'Only answers of an endpoint can be recorded: name --endpoint and --model.' };
  if (ways !== undefined && ways !== 'requirements' && ways !== 'documents' && ways !== 'both')
    return { wrong: '--ways is requirements, documents or both.' };
  if (!Number.isInteger(attacks) || attacks < 0) return { wrong: '--attacks is a whole number.' };
  if (release !== undefined && !/^[\w.-]{1,80}$/u.test(release))
    return { wrong: '--release is a name of letters, digits, dots and hyphens.' };
  const price = priceOf(values['price-in'], values['price-out'], values.currency);
  if (price === 'wrong') return { wrong: 'A price is --price-in and --price-out, numbers per million tokens.' };
  return {
    ...(endpoint === undefined || model === undefined
      ? {}
      : {
          live: {
            baseUrl: endpoint,
            model,
            location: values.external === true ? ('external' as const) : ('on-premises' as const),
            ...(price === undefined ? {} : { price }),
            record: values.record === true,
            twice: values.once !== true,
          },
        }),
    ...(release === undefined ? {} : { release }),
    ...(values.case === undefined ? {} : { cases: values.case.split(',') }),
    ...(ways === undefined ? {} : { ways }),
    checker: values.checker === true,
    attacks,
    developmentOnly: values.development === true,
    json: values.json === true,
    gate: values.gate === true,
    ...(values.compare === undefined ? {} : { compare: values.compare }),
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  return parseArgs({
    args: [...args],
    options: {
      endpoint: text,
      model: text,
      external: flag,
      record: flag,
      once: flag,
      'price-in': text,
      'price-out': text,
      currency: text,
      release: text,
      case: text,
      ways: text,
      checker: flag,
      attacks: text,
      development: flag,
      json: flag,
      gate: flag,
      compare: text,
    },
  }).values;
}

function priceOf(input: string | undefined, output: string | undefined, currency = 'CNY') {
  if (input === undefined && output === undefined) return undefined;
  const price = { currency, inputPerMillion: Number(input), outputPerMillion: Number(output) };
  return price.inputPerMillion >= 0 && price.outputPerMillion >= 0 ? price : 'wrong';
}
