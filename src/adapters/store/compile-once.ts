import type { Compilable, CompiledQuery } from 'kysely';

const slot = '\u0000value';

/** A query of one value that every request asks, built and compiled once: that takes many times as long as running it. */
export function compileOnce<Row>(build: (value: never) => Compilable<Row>): (value: string | number) => CompiledQuery<Row> {
  const compiled = build(slot as never).compile();
  return (value) => ({ ...compiled, parameters: compiled.parameters.map((parameter) => (parameter === slot ? value : parameter)) });
}
