export { checkEnteredValue } from './check-entered-value.ts';
export { flatFacts, type FlatFacts } from './flat-facts.ts';
export { mergeAgentFacts } from './merge-agent-facts.ts';
export { readFacts, type ReadFactsInput } from './read-facts.ts';
export { parseReadingRules, type ReadingRules } from './reading-rules.ts';
