import type { FactSheet, FactValue, Programme, Route, Suggestion } from '../../domain/index.ts';
import { askFact, unanswered } from './decision-step.ts';
import { abstain, placesOf } from './suggestion.ts';
import { questions, words } from './words.ts';

export type Evaluate = (
  expression: string,
  facts: Readonly<Record<string, FactValue>>,
) => { readonly outcome: 'true' | 'false' | 'missing' };

const routeFacts = ['mah.province', 'cmo.province', 'cmo.licence.exists', 'cmo.licence.coversProduct', 'cmo.licence.classCodes'];

/** Route and licence items by the route table of the programme; open while a condition cannot be computed. */
export function suggestRoute(
  programme: Programme,
  sheet: FactSheet,
  flat: Readonly<Record<string, FactValue>>,
  evaluate: Evaluate,
): Suggestion[] {
  const citations = placesOf(sheet, routeFacts);
  const asked = ['mah.province', 'cmo.province', 'cmo.licence.exists', 'cmo.licence.coversProduct'] as const;
  const path = asked.map((key) => ({ ...askFact(questions[key], key, sheet, flat), clause: programme.routes[0]?.clause ?? '' }));
  const changing = asked.map((fact) => ({ fact, to: words.routeNeeds }));
  const outcomes = programme.routes.map((route) => ({ route, outcome: evaluate(route.when, flat).outcome }));
  const fitting = outcomes.find(({ outcome }) => outcome === 'true')?.route;
  if (fitting === undefined) {
    const possible = outcomes.filter(({ outcome }) => outcome === 'missing').map(({ route }) => route);
    return [
      {
        ...abstain('route', words.routeMissing, citations),
        alternatives: possible.map(alternative),
        path,
        missing: unanswered(path),
        changing,
      },
      { ...abstain('licence-items', words.routeMissing, citations), missing: unanswered(path) },
    ];
  }
  const others = programme.routes.filter((route) => route !== fitting);
  return [
    {
      question: 'route',
      value: fitting.id,
      label: fitting.route,
      reason: words.routeReason,
      citations,
      alternatives: others.map(alternative),
      mark: 'source-text',
      path: path.map((step) => ({ ...step, clause: fitting.clause })),
      changing,
    },
    {
      question: 'licence-items',
      value: fitting.id,
      label: { en: fitting.outputs.map((o) => o.en).join('; '), zh: fitting.outputs.map((o) => o.zh).join('；') },
      reason: words.routeReason,
      citations,
      alternatives: [],
      mark: 'source-text',
    },
  ];
}

function alternative(route: Route): Suggestion['alternatives'][number] {
  return { value: route.id, label: route.route, wouldNeed: words.routeNeeds };
}
