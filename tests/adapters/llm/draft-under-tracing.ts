/** Run as a process of its own with every tracing switch on: drafts one requirement at the endpoint named on the command line. */
import { assessRequirement } from '../../../src/stages/agent/assess-requirement.ts';
import { accessTo, agreement, clause, meansFor, passageWith, prompts, requirementOf } from '../../stages/agent/small-dossier.ts';

const access = accessTo([agreement]);
const subject = { requirement: requirementOf('A134-10-a'), clause, facts: [], evidence: [passageWith(access, '48 hours')] };
const reading = await assessRequirement(subject, access, prompts, 'en', meansFor(process.argv[2] ?? ''));
await new Promise((resolve) => setTimeout(resolve, 1500));
process.stdout.write(`${reading.state}\n`);
