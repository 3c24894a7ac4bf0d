/** One after the other, in the order of asking. */
export class Turns {
  #last: Promise<void> = Promise.resolve();

  /** Waits for its turn, which lasts until the function that is given is called. */
  async take(): Promise<() => void> {
    const before = this.#last;
    let pass!: () => void;
    this.#last = new Promise((resolve) => (pass = resolve));
    await before;
    return pass;
  }
}
