import { z } from 'zod';
import { Bilingual } from '../../domain/index.ts';
import { holdsPhrase, plainPhrase, plainText } from './device-text.ts';

const Cell = z.union([z.literal(1), z.literal(2), z.literal(3)]).nullable();
const Cells = z.tuple([Cell, Cell, Cell]);
const Axis = z.strictObject({ id: z.string(), label: Bilingual });
const Worded = Axis.extend({ words: z.array(z.string().transform(plainPhrase)) });
const contacts = ['surface', 'tissue', 'circulation'] as const;

/** The annexed table of the classification rules as far as remembered; a null cell is not remembered and decides nothing. */
export const DeviceTable = z.strictObject({
  instrument: z.string(),
  mark: z.literal('memory-unverified'),
  times: z.array(Axis).length(3),
  harms: z.array(Axis).length(3),
  contacts: z.array(Worded.extend({ id: z.enum(contacts) })),
  passive: z.array(Worded.extend({ cells: z.record(z.enum(contacts), Cells) })),
  active: z.array(Worded.extend({ cells: Cells })),
});
export type DeviceTable = z.infer<typeof DeviceTable>;

/** What the words of a device say on the axes of the table, and the remembered cells that are still possible. */
export type TableReading = {
  readonly use?: Bilingual;
  readonly contact?: Bilingual;
  readonly time?: Bilingual;
  /** Lowest and highest class of the possible cells; none when no row fits or no cell is remembered. */
  readonly least?: 1 | 2 | 3;
  readonly most?: 1 | 2 | 3;
  /** One cell, all its axes stated. */
  readonly decided: boolean;
  /** The text states a stay of 30 days or more. */
  readonly long: boolean;
  /** Axes that the text leaves open. */
  readonly open: readonly ('device.use' | 'device.contact' | 'device.duration' | 'device.harm')[];
};

/** Reads use, place and time of contact; active rows first, whose harm no description states. Of two places the graver holds. */
export function readTable(text: string, table: DeviceTable): TableReading {
  const plain = plainText(text);
  const says = ({ words }: { readonly words: readonly string[] }): boolean => words.some((word) => holdsPhrase(plain, word));
  const time = timeOf(text);
  const long = time === 2;
  const active = table.active.find(says);
  if (active !== undefined)
    return { use: active.label, ...bounds(active.cells), decided: new Set(active.cells).size === 1, long, open: ['device.harm'] };
  const use = table.passive.find(says);
  const contact = table.contacts.findLast(says);
  const stated = {
    ...(use === undefined ? {} : { use: use.label }),
    ...(contact === undefined ? {} : { contact: contact.label }),
    ...(time === undefined ? {} : { time: table.times[time]?.label ?? table.times[0]?.label ?? { en: '', zh: '' } }),
  };
  const open = [
    ...(use === undefined ? (['device.use'] as const) : []),
    ...(contact === undefined ? (['device.contact'] as const) : []),
    ...(time === undefined ? (['device.duration'] as const) : []),
  ];
  if (use === undefined) return { ...stated, decided: false, long, open };
  const rows = contact === undefined ? contacts.map((place) => use.cells[place]) : [use.cells[contact.id]];
  const possible = rows.flatMap((row) => (row === undefined ? [] : time === undefined ? row : [row[time] ?? null]));
  const decided = contact !== undefined && possible.every((cell) => cell !== null) && new Set(possible).size === 1;
  return { ...stated, ...bounds(possible), decided, long, open };
}

function bounds(cells: readonly (1 | 2 | 3 | null)[]): { least?: 1 | 2 | 3; most?: 1 | 2 | 3 } {
  const known = cells.filter((cell) => cell !== null).toSorted();
  const [least, most] = [known[0], known.at(-1)];
  return least === undefined || most === undefined ? {} : { least, most };
}

const unit = '(?:小时|h|hours?|天|日|days?|周|weeks?|个?月|months?|年|years?)';
const spans = new RegExp(
  `(不超过|少于|小于|短于|低于|以内|up to|less than|not more than|under|within|≤|<)?\\s*(\\d+(?:\\.\\d+)?)\\s*(${unit})\\s*(以内|之内|以下)?`,
  'giu',
);
const forever = /长期(?:留置|植入|使用|接触|置入)|永久|long[- ]term|permanent/iu;
const brief = /暂时(?:使用|接触)|手术过程中|术中使用|transient use/iu;

/** 0 up to 24 hours, 1 up to 30 days, 2 longer; the longest span of use or stay that the text states. */
function timeOf(text: string): 0 | 1 | 2 | undefined {
  const plain = text.normalize('NFKC');
  if (forever.test(plain)) return 2;
  const hours = [...plain.matchAll(spans)]
    .filter((match) => isStay(plain, match.index))
    .map((match) => ({ below: (match[1] ?? match[4]) !== undefined, hours: Number(match[2]) * hoursOf(match[3] ?? '') }));
  if (hours.length === 0) return brief.test(plain) ? 0 : undefined;
  const times = hours.map(({ below, hours: span }) =>
    span < 24 || (span === 24 && below) ? 0 : span < 720 || (span === 720 && below) ? 1 : 2,
  );
  return Math.max(...times) as 0 | 1 | 2;
}

/** A span counts when the words before it speak of using or staying, not of shelf life or age. */
function isStay(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 40), at);
  return (
    /留置|滞留|体内|停留|接触|使用|佩戴|配戴|remain|indwell|in (?:the body|situ|place)|contact|continuous|worn|use/iu.test(before) &&
    !/有效期|使用寿命|使用期限|保质|shelf life|service life/iu.test(before)
  );
}

function hoursOf(unitName: string): number {
  if (/小时|^h/iu.test(unitName)) return 1;
  if (/天|日|day/iu.test(unitName)) return 24;
  if (/周|week/iu.test(unitName)) return 168;
  return /月|month/iu.test(unitName) ? 720 : 8760;
}
