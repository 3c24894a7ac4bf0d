import type { RenderTask } from 'pdfjs-dist';

/** What is drawn first: the page that is sought, pages in sight, pages that are likely to be sought next, pages in small. */
export const drawRanks = { sought: 0, inSight: 1, ahead: 2, small: 3 } as const;
type Rank = (typeof drawRanks)[keyof typeof drawRanks];

export type Drawing = {
  /** The picture once it is drawn; null when it was cancelled or failed. */
  readonly drawn: Promise<HTMLCanvasElement | null>;
  /** Moves it forward; never back. */
  readonly hasten: (rank: Rank) => void;
  readonly cancel: () => void;
};

export type Begun = { readonly task: RenderTask; readonly canvas: HTMLCanvasElement };
type Job = { rank: Rank; readonly begin: () => Promise<Begun>; readonly settle: (drawn: HTMLCanvasElement | null) => void };
/** A job has a new turn each time it begins. */
type Turn = { readonly job: Job; task?: RenderTask };
const waiting: Job[] = [];
let turn: Turn | null = null;

/**
 * Draws one thing after the other, so that what is sought has the engine to itself. Something less urgent that is under way makes
 * room and begins again later. `begin` is called when it is the turn, and may be called again.
 */
export function enqueueDrawing(rank: Rank, begin: () => Promise<Begun>): Drawing {
  let settle: Job['settle'] = () => undefined;
  const drawn = new Promise<HTMLCanvasElement | null>((done) => (settle = done));
  const job: Job = { rank, begin, settle };
  waiting.push(job);
  advance();
  return {
    drawn,
    hasten: (next) => {
      job.rank = next < job.rank ? next : job.rank;
      advance();
    },
    cancel: () => {
      if (waiting.includes(job)) waiting.splice(waiting.indexOf(job), 1);
      else if (turn?.job === job) endTurn(turn);
      settle(null);
      advance();
    },
  };
}

function advance(): void {
  const next = waiting.toSorted((a, b) => a.rank - b.rank)[0];
  if (next === undefined || (turn !== null && turn.job.rank <= next.rank)) return;
  if (turn !== null) {
    waiting.unshift(turn.job);
    endTurn(turn);
  }
  waiting.splice(waiting.indexOf(next), 1);
  turn = { job: next };
  void take(turn);
}

/** What comes of the turn after that does not count. */
function endTurn(mine: Turn): void {
  turn = null;
  mine.task?.cancel();
}

async function take(mine: Turn): Promise<void> {
  const drawn = await draw(mine).catch(() => null);
  if (turn !== mine) return;
  turn = null;
  mine.job.settle(drawn);
  advance();
}

async function draw(mine: Turn): Promise<HTMLCanvasElement> {
  const { task, canvas } = await mine.job.begin();
  mine.task = task;
  if (turn !== mine) task.cancel();
  await task.promise;
  return canvas;
}
