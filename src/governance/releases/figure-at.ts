/** A number under a path such as `injection.flipRate`; undefined where nothing was measured. */
export function figureAt(report: unknown, path: string): number | undefined {
  let at: unknown = report;
  for (const name of path.split('.')) at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : undefined;
  return typeof at === 'number' ? at : undefined;
}
