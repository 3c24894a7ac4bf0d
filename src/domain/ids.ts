import { z } from 'zod';

/** Branded identifiers: a plain string never passes for one of another kind. */
export const DossierId = z.string().min(1).brand<'DossierId'>();
export type DossierId = z.infer<typeof DossierId>;
export const DocumentId = z.string().min(1).brand<'DocumentId'>();
export type DocumentId = z.infer<typeof DocumentId>;
export const FindingId = z.string().min(1).brand<'FindingId'>();
export type FindingId = z.infer<typeof FindingId>;
export const RequirementId = z.string().min(1).brand<'RequirementId'>();
export type RequirementId = z.infer<typeof RequirementId>;
/** `nmpa-2025-134#XVII.3`: instrument id, `#`, the instrument's own numbering. */
export const ClauseId = z
  .string()
  .regex(/^[a-z0-9-]+#[\w.-]+$/u)
  .brand<'ClauseId'>();
export type ClauseId = z.infer<typeof ClauseId>;
export const PersonId = z.string().min(1).brand<'PersonId'>();
export type PersonId = z.infer<typeof PersonId>;
/** Lower-case hexadecimal SHA-256. */
export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/u)
  .brand<'Sha256'>();
export type Sha256 = z.infer<typeof Sha256>;
