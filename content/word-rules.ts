import { z } from 'zod';
import { WORD_CONTEXTS, WORD_LEVELS, type WordRule } from '@/domain/words';
import facts from './facts/words.json' with { type: 'json' };

const row = z.object({
  id: z.number().int().positive(),
  level: z.enum(WORD_LEVELS),
  context: z.enum(WORD_CONTEXTS),
  avoid: z.string().min(1),
  prefer: z.string().min(1),
  pattern: z.string().min(1).optional(),
  flags: z.string().optional(),
  reason: z.string().min(1),
});

/** The words to avoid, as content/facts/words.json has them. Throws where a row is not what it says, so that no rule is lost in silence. */
export const WORD_RULES: readonly WordRule[] = z.array(row).parse(facts.rows);
