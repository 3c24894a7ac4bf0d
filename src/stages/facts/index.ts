export { checkEnteredValue } from './check-entered-value.ts';
export { enterableFacts } from './enterable-facts.ts';
export { flatFacts, type FlatFacts } from './flat-facts.ts';
export { mergeAgentFacts } from './merge-agent-facts.ts';
export { readFacts } from './read-facts.ts';
export { parseReadingRules } from './reading-rules.ts';
