/** Those who read the shares of one document, round after round: each hands in what it found, and gets what all found once the last one has. */
export class RoundTable {
  #found: unknown[] = [];
  #waiting: { resolve: (all: readonly unknown[]) => void; reject: (error: Error) => void }[] = [];
  #left: Error | undefined;

  constructor(readonly seats: number) {}

  /** Rejects when one of the others has left. */
  gather(seat: number, found: unknown): Promise<readonly unknown[]> {
    return new Promise((resolve, reject) => {
      if (this.#left !== undefined) return reject(this.#left);
      this.#found[seat] = found;
      if (this.#waiting.push({ resolve, reject }) < this.seats) return;
      const [all, waiting] = [this.#found, this.#waiting];
      [this.#found, this.#waiting] = [[], []];
      for (const one of waiting) one.resolve(all);
    });
  }

  /** One of them will not come back: nobody waits for it. */
  leave(): void {
    this.#left ??= new Error('another share of the document was not read');
    for (const { reject } of this.#waiting.splice(0)) reject(this.#left);
  }
}
