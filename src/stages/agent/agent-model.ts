import type { BaseChatModel } from '@langchain/core/language_models/chat_models';

/** What goes with every request; `null` leaves a parameter out, for endpoints that refuse it. `maxTokens` bounds one answer. */
export type ModelParameters = { readonly temperature: number | null; readonly seed: number | null; readonly maxTokens: number };

/** Price of an endpoint per million tokens, in the currency of its bill. */
export type ModelPrice = { readonly currency: string; readonly inputPerMillion: number; readonly outputPerMillion: number };

/** A chat model as the stage gets it: made by an adapter, with the network behind a door that the stage does not see. */
export type AgentModel = {
  readonly chat: BaseChatModel;
  /** Name of the registered endpoint, for the record. */
  readonly endpoint: string;
  readonly model: string;
  readonly parameters: ModelParameters;
  readonly price?: ModelPrice;
};
