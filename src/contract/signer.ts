import { z } from 'zod';

/** What every signed act carries: for the first signature in a session all of it (code: where enrolled), for later ones the password. */
export const Signer = z.object({
  username: z.string().trim().min(1).max(200).optional(),
  password: z.string().min(1).max(1000),
  code: z.string().trim().max(40).optional(),
});
