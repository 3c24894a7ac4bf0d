/**
 * Who names contents by their hash before a row does holds `use` meanwhile; who removes contents works `alone`. Otherwise a file that comes in at the
 * moment at which its like is deleted would be missing afterwards. Whoever wants to be alone waits until nobody uses, and lets others in before.
 */
export class ContentUse {
  private users = 0;
  private solitary: Promise<void> | undefined;
  private wake: (() => void)[] = [];

  async use<T>(work: () => Promise<T>): Promise<T> {
    while (this.solitary !== undefined) await this.solitary;
    this.users += 1;
    try {
      return await work();
    } finally {
      this.users -= 1;
      if (this.users === 0) for (const wake of this.wake.splice(0)) wake();
    }
  }

  async alone<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      if (this.solitary !== undefined) await this.solitary;
      else if (this.users > 0) await new Promise<void>((resolve) => this.wake.push(resolve));
      else break;
    }
    const running = work();
    this.solitary = running.then(nothing, nothing).finally(() => (this.solitary = undefined));
    return running;
  }
}

const nothing = (): void => undefined;
