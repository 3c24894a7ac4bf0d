import { Check } from '../../parts/check.tsx';

/** Any of the given options, each with its box to tick. */
export function ChooseSeveral<T extends string>({
  legend,
  options,
  chosen,
  onChange,
  wordsOf,
}: {
  readonly legend: string;
  readonly options: readonly T[];
  readonly chosen: readonly T[];
  readonly onChange: (chosen: readonly T[]) => void;
  readonly wordsOf: (option: T) => string;
}) {
  return (
    <fieldset>
      <legend className="s muted">{legend}</legend>
      {options.map((option) => (
        <Check
          key={option}
          checked={chosen.includes(option)}
          onChange={(checked) => onChange(checked ? [...chosen, option] : chosen.filter((other) => other !== option))}
        >
          {wordsOf(option)}
        </Check>
      ))}
    </fieldset>
  );
}
