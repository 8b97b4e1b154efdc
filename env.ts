import { z } from 'zod';

/**
 * Where this copy runs. `demo` is `npm start` with nothing configured; `test` opens the test clock and the test door;
 * `production` is anything with a database of its own.
 */
const given = z.object({
  EVENKEEL_ENV: z.enum(['development', 'test', 'demo', 'production']).default('production'),
  /** The app's own connection: a role that owns nothing and cannot bypass row-level security. */
  DATABASE_URL: z.string().min(1),
  /** 32 bytes or more; the keys for the event chain, codes and sessions are derived from it. */
  EVENKEEL_SECRET: z.string().min(32),
  /** Keys that wrap each person's data key: `id:base64` of 32 bytes, newest first, separated by commas. */
  EVENKEEL_KEYS: z.string().min(1),
  APP_URL: z.url().default('http://localhost:3000'),
  TIME_ZONE: z.string().default('Europe/London'),
  /** Where mail and texts are written when no real provider is configured; `outbox` in DATA_DIR unless it says otherwise. */
  OUTBOX_DIR: z.string().optional(),
  /** Where uploaded files and working files live. */
  DATA_DIR: z.string().default('.data'),
  /** An address or CIDR of the reverse proxy whose X-Forwarded-For is believed; nothing else is. */
  TRUSTED_PROXY: z.string().default(''),
  /** Only in `test`: the instant the server takes as now. */
  TEST_NOW: z.iso.datetime({ offset: true }).optional(),
  /** Only in `test`: the token that opens the test door and signs the clock header. */
  TEST_DOOR_TOKEN: z.string().min(16).optional(),
  /** Only in `test`: references that begin so share no limit by address and no limit of codes sent. */
  TEST_TAGGED_REFERENCES: z.string().min(1).optional(),
  /** Real mail: smtp://user:password@host:port or smtps://…; without it mail is written to OUTBOX_DIR. */
  SMTP_URL: z.url().optional(),
  /** The sender of mail, such as `Name <name@example.org>`. */
  MAIL_FROM: z.string().min(3).optional(),
  /** Real texts: an address of the provider that takes {to, from, text, id} as JSON; without it they are written to OUTBOX_DIR. */
  SMS_URL: z.url().optional(),
  SMS_TOKEN: z.string().min(1).optional(),
  SMS_FROM: z.string().min(1).optional(),
  /** Staff sign-in through the operator's own OpenID Connect provider; all three or none. */
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  /** Whom people can reach, shown on every page. */
  ORGANISATION: z.string().default('Evenkeel'),
  CONTACT_NAME: z.string().default(''),
  CONTACT_PHONE: z.string().default(''),
  CONTACT_HOURS: z.string().default(''),
  /** The commit this build was made from, shown at /api/health/version. */
  COMMIT: z.string().default('unknown'),
  /** A digest of the words of this build. */
  CONTENT_VERSION: z.string().default('unknown'),
});

const settings = given.transform((set) => ({
  ...set,
  OUTBOX_DIR: set.OUTBOX_DIR ?? `${set.DATA_DIR}/outbox`,
}));

export type Env = z.infer<typeof settings>;

let parsed: Env | undefined;

/**
 * The settings of this copy, read once from the environment. Throws, naming every variable that is missing or
 * misshapen but never its value, so that a copy that is set up wrongly stops at once.
 */
export function env(): Env {
  if (parsed) return parsed;
  const read = settings.safeParse(withoutEmpty(process.env));
  if (!read.success) {
    const faults = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`These settings need attention (see .env.example):\n${faults.join('\n')}`);
  }
  parsed = read.data;
  return parsed;
}

/** Whether the test clock and the test door may exist at all: only in `test`, and only with a token. */
export function isTestEnvironment(): boolean {
  return env().EVENKEEL_ENV === 'test' && env().TEST_DOOR_TOKEN !== undefined;
}

/** Whether staff can sign in through the operator’s own OpenID Connect provider. */
export function hasProvider(): boolean {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = env();
  return Boolean(OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_CLIENT_SECRET);
}

/** next-auth reads the address it is reached by from the process, and nowhere else. */
export function lendAddressToNextAuth(): void {
  process.env.NEXTAUTH_URL = env().APP_URL;
}

function withoutEmpty(variables: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
    ),
  );
}

/** The surroundings for a process that the portal starts: its own, without what only tells Node how to run the portal. */
export function surroundingsForWork(): NodeJS.ProcessEnv {
  return { ...process.env, NODE_OPTIONS: '' };
}
