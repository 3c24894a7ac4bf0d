import { answerTasks } from '../../../src/adapters/process-pool/answer-tasks.ts';

if (process.argv.includes('end')) process.exit(3);

/** Answers for the pool's tests: what a well-behaved, a failing, a dying and a hanging task do. */
answerTasks<string>(async (task, { say }) => {
  if (task === 'die') process.exit(3);
  if (task === 'hang') for (;;);
  if (task === 'fail') throw new Error('it failed');
  if (task === 'eat') for (const eaten: string[][] = []; ;) eaten.push(Array.from({ length: 1e6 }, (_, index) => `${index}.`));
  if (task === 'connect') await fetch('http://127.0.0.1:1/');
  if (task === 'say') return `heard ${String(await say('a question'))}`;
  return `${task}!`;
});
