import { BaseCallbackHandler } from '@langchain/core/callbacks/base';

/** A handler that hears and does nothing; the methods that LangChain calls on its tracer are there and empty. */
class Silence extends BaseCallbackHandler {
  override readonly name: string;

  constructor(name: string) {
    super();
    this.name = name;
  }

  getRunTreeWithTracingConfig(): undefined {
    return undefined;
  }

  updateFromRunTree(): void {}
}

/**
 * Handlers under the names by which LangChain asks whether its tracers are there already. With them in place it adds none of its own, whatever
 * the environment says: no LangSmith, no prompts on the terminal. They go with every call. The console tracer is asked for by a name that its
 * prototype does not have (`undefined`, in @langchain/core 1.2), hence the third.
 */
export const silence: BaseCallbackHandler[] = [
  new Silence('langchain_tracer'),
  new Silence('console_callback_handler'),
  new Silence(undefined as unknown as string),
];
