/** A file that was found, or what stopped it from being one. `path` is relative to the dossier's root, with `/`. */
export type SourceFile = {
  readonly path: string;
  readonly size: number;
  /** @throws Error when the bytes cannot be read; `damaged` archives, files that vanished or may not be read. */
  read(): Promise<Uint8Array>;
};

export type RefusedFile = {
  readonly path: string;
  readonly refused:
    | 'unreadable' | 'unreadable-folder' | 'link-outside' | 'unsafe-path' | 'encrypted' | 'bomb' | 'too-large' | 'damaged' | 'nested' | 'too-many-entries' | 'dossier-too-large'
    // What became of the process that opened an archive.
    | 'failed' | 'timed-out' | 'out-of-memory';
  readonly size?: number;
}; // prettier-ignore

export type Found = SourceFile | RefusedFile;

export type ListingLimits = {
  /** Bytes of one file, and of all. */
  readonly fileBytes: number;
  readonly dossierBytes: number;
  readonly entries: number;
  /** Unpacked to packed size, for entries above 1 MB. */
  readonly ratio: number;
  /** How many archives may lie inside one another. */
  readonly nesting: number;
};

export type BudgetUse = { readonly entries: number; readonly bytes: number };

/** Counts what a listing may still take. Shared by folders and the archives in them. */
export class ListingBudget {
  readonly limits: ListingLimits;
  #entries: number;
  #bytes: number;

  constructor(limits: ListingLimits, used: BudgetUse = { entries: 0, bytes: 0 }) {
    this.limits = limits;
    this.#entries = used.entries;
    this.#bytes = used.bytes;
  }

  get used(): BudgetUse {
    return { entries: this.#entries, bytes: this.#bytes };
  }

  /** After a listing elsewhere that went on from here. */
  goOnFrom({ entries, bytes }: BudgetUse): void {
    this.#entries = entries;
    this.#bytes = bytes;
  }

  /** Undefined when the file may be taken. */
  refuse(size: number): 'too-large' | 'dossier-too-large' | 'too-many-entries' | undefined {
    this.#entries += 1;
    if (this.#entries > this.limits.entries) return 'too-many-entries';
    if (size > this.limits.fileBytes) return 'too-large';
    if (this.#bytes + size > this.limits.dossierBytes) return 'dossier-too-large';
    this.#bytes += size;
    return undefined;
  }

  get exhausted(): boolean {
    return this.#entries > this.limits.entries;
  }
}

/** Files that operating systems and office programs leave behind; nobody submits them. */
export function isLitter(path: string): boolean {
  return /(?:^|\/)(?:\.(?!\.?(?:\/|$))[^/]*|__MACOSX|Thumbs\.db|desktop\.ini|~\$[^/]*)(?:\/|$)/iu.test(path);
}

/** By code unit, but numbers by their value: `2 b` before `10 a`. The order of files, documents and marks. */
export function comparePaths(a: string, b: string): number {
  const [left, right] = [a.split(/(\d+)/u), b.split(/(\d+)/u)];
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const [x, y] = [left[index]!, right[index]!];
    if (x === y) continue;
    if (index % 2 === 1 && Number(x) !== Number(y)) return Number(x) - Number(y);
    return x < y ? -1 : 1;
  }
  return left.length - right.length || (a < b ? -1 : a > b ? 1 : 0);
}
