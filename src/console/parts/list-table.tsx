import type { ReactNode } from 'react';

/** A table of a list: a head with columns of words, then columns of numbers; the children are its rows. */
export function ListTable({
  caption,
  columns,
  numbers = [],
  className = 'list',
  children,
}: {
  readonly caption?: string;
  readonly columns: readonly string[];
  readonly numbers?: readonly string[];
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <table className={className}>
      {caption !== undefined && <caption>{caption}</caption>}
      <thead>
        <tr>
          {columns.map((column, index) => (
            <th key={index} scope="col">
              {column}
            </th>
          ))}
          {numbers.map((column, index) => (
            <th key={index} scope="col" className="num">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
