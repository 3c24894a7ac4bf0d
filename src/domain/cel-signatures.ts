const day = 'google.protobuf.Timestamp';

/** The functions that checks may call beside CEL's own, as CEL declares them. What they mean stands in knowledge-base/README.md. */
export const celSignatures = {
  years: `years(${day}, ${day}): double`,
  monthsBetween: `monthsBetween(${day}, ${day}): double`,
  unionYears: 'unionYears(list): double',
  workingDaysBetween: `workingDaysBetween(${day}, ${day}): int`,
  setMissing: 'setMissing(list, list): list',
} as const;
