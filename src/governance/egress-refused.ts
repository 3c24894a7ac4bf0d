import type { EgressRefusalReason } from '../domain/endpoint.ts';
import { AppError } from '../domain/errors.ts';
import { words } from './words.ts';

/** Nothing was sent. `reason` is the closed word for why, `userMessage` says what to do. Carries no text of the request. */
export class EgressRefused extends AppError {
  readonly reason: EgressRefusalReason;

  constructor(reason: EgressRefusalReason, endpoint: string) {
    super('refused', `nothing was sent to ${endpoint}: ${reason}`, words.refusals[reason](endpoint));
    this.name = 'EgressRefused';
    this.reason = reason;
  }
}
