/**
 * Everything Evenkeel keeps. Row-level security, triggers and grants
 * live beside this in migrations/*_guards.sql. Money is whole minor units (bigint), calendar days end in `On`
 * (date, YYYY-MM-DD), instants end in `At` (timestamptz). Keys are UUIDv7, made by PostgreSQL.
 */
import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  char,
  check,
  customType,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { OUTCOMES } from '../domain/decision';

const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });
const id = () => uuid().primaryKey().default(sql`uuidv7()`);
const minor = () => bigint({ mode: 'number' });
const day = () => date({ mode: 'string' });
const instant = () => timestamp({ withTimezone: true, mode: 'date' });
const createdAt = () => instant().notNull().default(sql`guard.now()`);
const requestId = () => uuid().unique();
/** Letters and digits only, folded, for finding by their beginning; compared byte by byte whatever the database's own order is. */
const searchKey = customType<{ data: string }>({ dataType: () => 'text collate "C"' });

// —— Who is owed ————————————————————————————————————————————————————————————————————————————————————————————

export const creditor = pgTable('creditor', {
  id: id(),
  name: text().notNull().unique(),
  whatItIs: text().notNull(),
  product: text().notNull(),
  regime: text({ enum: ['regulated_credit', 'utility', 'rent', 'council_tax', 'trade'] }).notNull(),
  complaintScheme: text().notNull(),
  creditFile: text({ enum: ['none', 'reports'] }).notNull(),
  currency: char({ length: 3 }).notNull(),
  contactName: text(),
  contactPhone: text(),
  contactHours: text(),
  createdAt: createdAt(),
});

/** A creditor's terms from a day on; never changed, only followed by a newer version. */
export const policy = pgTable(
  'policy',
  {
    id: id(),
    creditorId: uuid()
      .notNull()
      .references(() => creditor.id),
    version: integer().notNull(),
    effectiveOn: day().notNull(),
    terms: jsonb().notNull(),
    createdBy: uuid(),
    createdAt: createdAt(),
  },
  (t) => [unique('one_policy_per_version').on(t.creditorId, t.version)],
);

// —— Who owes ———————————————————————————————————————————————————————————————————————————————————————————————

export const debtor = pgTable(
  'debtor',
  {
    id: id(),
    kind: text({ enum: ['person', 'sole_trader', 'business'] }).notNull(),
    title: text(),
    firstName: text(),
    lastName: text(),
    companyName: text(),
    companyNumber: text(),
    bornOn: day(),
    email: text(),
    mobile: text(),
    addressLine1: text(),
    addressLine2: text(),
    town: text(),
    postcode: text(),
    /** From the postcode area; null where the area straddles a border and nobody has asked yet. */
    nation: text({ enum: ['england', 'wales', 'scotland', 'northern_ireland'] }),
    language: text().notNull().default('en'),
    format: text(),
    /** What makes two rows the same debtor, folded; null where too little is known to match on. */
    matchKey: text(),
    createdAt: createdAt(),
    erasedAt: instant(),
  },
  (t) => [
    uniqueIndex('one_debtor_per_identity').on(t.matchKey).where(sql`match_key is not null`),
    index('debtor_by_postcode').on(t.postcode),
  ],
);

/** The key that seals one debtor's free words, wrapped by a key that is not in the database. Erasure destroys it. */
export const dataKey = pgTable('data_key', {
  debtorId: uuid()
    .primaryKey()
    .references(() => debtor.id),
  wrapped: bytes(),
  keyId: text().notNull(),
  createdAt: createdAt(),
  destroyedAt: instant(),
});

export const debt = pgTable(
  'debt',
  {
    id: id(),
    creditorId: uuid()
      .notNull()
      .references(() => creditor.id),
    creditorReference: text(),
    product: text(),
    description: text(),
    currency: char({ length: 3 }).notNull(),
    balanceAsAtOn: day().notNull(),
    openedOn: day(),
    defaultedOn: day(),
    lastPaymentOn: day(),
    lastPaymentMinor: minor(),
    /** What the creditor's file last said, as it says it (payments positive): true on `balanceAsAtOn`. */
    filedOriginalMinor: minor(),
    filedInterestMinor: minor(),
    filedFeesMinor: minor(),
    filedPaymentsMinor: minor(),
    filedAdjustmentsMinor: minor(),
    /** The day an import said that this may be too old to enforce; nothing is asked until staff decide. */
    mayBeTooOldOn: day(),
    tooOldDecision: text({ enum: ['too_old', 'not_too_old'] }),
    tooOldDecidedBy: uuid(),
    tooOldDecidedAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [index('debt_by_creditor').on(t.creditorId)],
);

/** One debtor's share in a debt, under the reference that debtor was given. A joint debt has two, and is owed once. */
export const holding = pgTable(
  'holding',
  {
    id: id(),
    debtId: uuid()
      .notNull()
      .references(() => debt.id),
    debtorId: uuid()
      .notNull()
      .references(() => debtor.id),
    accountReference: text().notNull().unique(),
    /** Why an import set this aside for staff, and the field; not shown online while `releasedAt` is null. */
    withheldReason: text(),
    withheldField: text(),
    withheldAt: instant(),
    releasedAt: instant(),
    /** When staff gave the account back to its creditor; not shown online from then on. */
    returnedAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [
    unique('one_holding_per_debt_and_debtor').on(t.debtId, t.debtorId),
    index('holding_by_debtor').on(t.debtorId),
  ],
);

/**
 * What staff find an account or a person by, once for each creditor that is owed: so that finding is a walk along an index
 * for every portfolio. Kept by triggers; nobody else writes it, which is why it has no foreign keys (decision 0083).
 */
export const findable = pgTable(
  'findable',
  {
    creditorId: uuid().notNull(),
    place: text({ enum: ['reference', 'name', 'company', 'postcode'] }).notNull(),
    /** The words, folded by `guard.search_key`. */
    key: searchKey().notNull(),
    /** The holding for a reference, else the debtor. */
    rowId: uuid().notNull(),
    debtorId: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.creditorId, t.place, t.key, t.rowId] }),
    index('findable_by_debtor').on(t.debtorId),
  ],
);

/** Append-only. The balance of a debt is the sum of its entries; corrections are new entries. */
export const ledgerEntry = pgTable(
  'ledger_entry',
  {
    id: id(),
    debtId: uuid()
      .notNull()
      .references(() => debt.id),
    kind: text({
      enum: ['original', 'interest', 'fee', 'payment', 'adjustment', 'write_off', 'correction'],
    }).notNull(),
    /** For a correction: the component of the creditor's file that it corrects. */
    component: text({ enum: ['original', 'interest', 'fee', 'payment', 'adjustment'] }),
    /** Signed: what makes the debt larger is positive. */
    amountMinor: minor().notNull(),
    effectiveOn: day().notNull(),
    source: text({ enum: ['file', 'payment', 'staff', 'policy'] }).notNull(),
    importId: uuid().references(() => importRun.id),
    line: integer(),
    /** The payment provider's or bank's own reference: each comes in once. */
    outsideReference: text().unique('one_entry_per_outside_reference'),
    decisionId: uuid(),
    createdAt: createdAt(),
  },
  (t) => [
    index('ledger_entry_by_debt').on(t.debtId, t.effectiveOn),
    check('a_correction_names_its_component', sql`(kind = 'correction') = (component is not null)`),
    check(
      'a_file_entry_names_its_line',
      sql`source <> 'file' or (import_id is not null and line is not null)`,
    ),
  ],
);

// —— What a life costs ——————————————————————————————————————————————————————————————————————————————————————

/** One version of an income and expenditure statement. */
export const budget = pgTable(
  'budget',
  {
    id: id(),
    debtorId: uuid()
      .notNull()
      .references(() => debtor.id),
    version: integer().notNull(),
    kind: text({ enum: ['household', 'cash_flow'] }).notNull(),
    household: jsonb().notNull().default({}),
    /** Sealed: what the person wrote about it. */
    words: bytes(),
    requestId: requestId(),
    createdAt: createdAt(),
    finishedAt: instant(),
  },
  (t) => [unique('one_budget_per_version').on(t.debtorId, t.version)],
);

export const budgetLine = pgTable(
  'budget_line',
  {
    id: id(),
    budgetId: uuid()
      .notNull()
      .references(() => budget.id, { onDelete: 'cascade' }),
    section: text({
      enum: ['income', 'spending', 'priority_arrears', 'savings', 'money_in', 'money_out'],
    }).notNull(),
    groupKey: text().notNull(),
    lineKey: text().notNull(),
    amountMinor: minor().notNull(),
    frequency: text().notNull(),
  },
  (t) => [unique('one_amount_per_line').on(t.budgetId, t.section, t.groupKey, t.lineKey)],
);

// —— What was agreed ————————————————————————————————————————————————————————————————————————————————————————

/** What one person agreed at one moment: the canonical JSON, its hash and the words shown. Never changed. */
export const agreement = pgTable(
  'agreement',
  {
    id: id(),
    debtorId: uuid()
      .notNull()
      .references(() => debtor.id),
    canonical: text().notNull(),
    sha256: char({ length: 64 }).notNull(),
    wordsShown: text().notNull(),
    language: text().notNull(),
    requestId: uuid().notNull().unique(),
    agreedAt: createdAt(),
  },
  (t) => [index('agreement_by_debtor').on(t.debtorId)],
);

/** One version of a plan for one holding. A change of plan is a new version under a new agreement. */
export const plan = pgTable(
  'plan',
  {
    id: id(),
    agreementId: uuid()
      .notNull()
      .references(() => agreement.id),
    policyId: uuid().references(() => policy.id),
    holdingId: uuid()
      .notNull()
      .references(() => holding.id),
    debtId: uuid()
      .notNull()
      .references(() => debt.id),
    version: integer().notNull(),
    frequency: text({ enum: ['weekly', 'fortnightly', 'four_weekly', 'monthly'] }).notNull(),
    payDay: text().notNull(),
    regularMinor: minor().notNull(),
    totalMinor: minor().notNull(),
    endedAt: instant(),
    endedBecause: text({ enum: ['kept', 'changed', 'ended'] }),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('one_live_plan_per_holding').on(t.holdingId).where(sql`ended_at is null`),
    unique('one_plan_per_version').on(t.holdingId, t.version),
    index('plan_by_debt').on(t.debtId),
  ],
);

export const instalment = pgTable(
  'instalment',
  {
    planId: uuid()
      .notNull()
      .references(() => plan.id),
    number: integer().notNull(),
    dueOn: day().notNull(),
    amountMinor: minor().notNull(),
  },
  (t) => [primaryKey({ columns: [t.planId, t.number] }), index('instalment_by_day').on(t.dueOn)],
);

// —— What is sent to staff, and their answer ————————————————————————————————————————————————————————————————

/** Everything that waits for a person: what debtors send, and what an import set aside. */
export const submission = pgTable(
  'submission',
  {
    id: id(),
    kind: text().notNull(),
    creditorId: uuid().references(() => creditor.id),
    debtorId: uuid().references(() => debtor.id),
    debtId: uuid().references(() => debt.id),
    holdingId: uuid().references(() => holding.id),
    importId: uuid().references(() => importRun.id),
    line: integer(),
    /** Sealed: the person's own words. */
    words: bytes(),
    /** What the kind needs to be answered; no free words and nothing about health. */
    details: jsonb().notNull().default({}),
    /** A smaller number comes first. What nobody ranked comes last. */
    priority: integer().notNull().default(60),
    promisedAt: instant().notNull().default(sql`guard.now() + interval '7 days'`),
    assigneeId: uuid().references(() => staff.id),
    /** The press by which somebody took it, so that the same press twice takes one. */
    takenRequestId: uuid().unique('one_taking_per_press'),
    /** Who gave it back last, so that “the next one” is not the same one again. */
    handedBackById: uuid().references(() => staff.id),
    /** Who answered this debtor last, so that a person stays with whoever they know; set as it comes in. */
    returningToId: uuid().references(() => staff.id),
    /** What this goes on from: the offer that was changed, the question that is answered. */
    followsId: uuid().references((): AnyPgColumn => submission.id),
    /** When the promised time had passed unanswered and this was moved up. */
    raisedAt: instant(),
    requestId: requestId(),
    createdAt: createdAt(),
    closedAt: instant(),
  },
  (t) => [
    index('submission_queue').on(t.priority, t.promisedAt, t.id).where(sql`closed_at is null`),
    index('submission_queue_by_kind')
      .on(t.kind, t.priority, t.promisedAt, t.id)
      .where(sql`closed_at is null`),
    index('submission_queue_by_creditor')
      .on(t.creditorId, t.priority, t.promisedAt, t.id)
      .where(sql`closed_at is null`),
    index('submission_queue_by_creditor_and_kind')
      .on(t.creditorId, t.kind, t.priority, t.promisedAt, t.id)
      .where(sql`closed_at is null`),
    index('submission_queue_late')
      .on(t.priority, t.promisedAt, t.id)
      .where(sql`closed_at is null and raised_at is not null`),
    index('submission_queue_by_assignee')
      .on(t.assigneeId, t.priority, t.promisedAt, t.id)
      .where(sql`closed_at is null`),
    index('submission_queue_free')
      .on(t.priority, t.promisedAt, t.id)
      .where(sql`closed_at is null and assignee_id is null`),
    index('submission_queue_returning')
      .on(t.returningToId, t.priority, t.promisedAt, t.id)
      .where(sql`closed_at is null and assignee_id is null`),
    index('submission_queue_late_by_creditor')
      .on(t.creditorId, t.priority, t.promisedAt, t.id)
      .where(sql`closed_at is null and raised_at is not null`),
    index('submission_to_raise').on(t.promisedAt, t.id).where(sql`closed_at is null and raised_at is null`),
    index('submission_by_debtor').on(t.debtorId, t.id),
    index('submission_by_follows').on(t.followsId),
    index('submission_by_imported_holding').on(t.holdingId).where(sql`import_id is not null`),
  ],
);

/**
 * What is about no creditor, once for each creditor that the person owes, while it waits: so that the queue of a portfolio
 * is a walk along an index too. Kept by triggers; nobody else writes it (decision 0082).
 */
export const submissionReach = pgTable(
  'submission_reach',
  {
    creditorId: uuid()
      .notNull()
      .references(() => creditor.id),
    submissionId: uuid()
      .notNull()
      .references(() => submission.id, { onDelete: 'cascade' }),
    kind: text().notNull(),
    priority: integer().notNull(),
    promisedAt: instant().notNull(),
    isLate: boolean().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.creditorId, t.submissionId] }),
    index('reach_queue').on(t.creditorId, t.priority, t.promisedAt, t.submissionId),
    index('reach_queue_by_kind').on(t.creditorId, t.kind, t.priority, t.promisedAt, t.submissionId),
    index('reach_queue_late').on(t.creditorId, t.priority, t.promisedAt, t.submissionId).where(sql`is_late`),
    index('reach_by_submission').on(t.submissionId),
  ],
);

const asDecided = () => ({
  /** The number of the newest event of the case on the page that was answered from. */
  versionSeen: integer().notNull(),
  /** `ask` and `counter_offer` go on when the person answers: as a submission that follows. */
  outcome: text({ enum: OUTCOMES }).notNull(),
  reason: text(),
  waysOn: text().array().notNull().default(sql`'{}'`),
  /** What the outcome needs: the plan offered instead, the days of a pause, the amounts corrected. No free words. */
  details: jsonb().notNull().default({}),
  /** Sealed: the reply as it is sent. */
  reply: bytes(),
});

/** Append-only: the one answer by staff to one submission. */
export const decision = pgTable(
  'decision',
  {
    id: id(),
    submissionId: uuid()
      .notNull()
      .references(() => submission.id)
      .unique('one_decision_per_submission'),
    ...asDecided(),
    staffId: uuid()
      .notNull()
      .references(() => staff.id),
    secondStaffId: uuid().references(() => staff.id),
    requestId: requestId(),
    createdAt: createdAt(),
  },
  (t) => [
    index('decision_by_staff').on(t.staffId, t.id),
    check('the_second_person_is_another', sql`second_staff_id is distinct from staff_id`),
  ],
);

/** An answer that waits for a second person before it becomes a decision and is sent. */
export const proposedDecision = pgTable(
  'proposed_decision',
  {
    id: id(),
    submissionId: uuid()
      .notNull()
      .references(() => submission.id),
    ...asDecided(),
    staffId: uuid()
      .notNull()
      .references(() => staff.id),
    requestId: requestId(),
    createdAt: createdAt(),
    answeredAt: instant(),
    answer: text({ enum: ['confirmed', 'sent_back', 'withdrawn'] }),
    answeredById: uuid().references(() => staff.id),
    /** Sealed: what the second person said to the first. */
    note: bytes(),
  },
  (t) => [
    uniqueIndex('one_open_proposal_per_submission').on(t.submissionId).where(sql`answered_at is null`),
    index('proposed_decision_by_time').on(t.createdAt, t.id).where(sql`answered_at is null`),
    check(
      'nobody_confirms_their_own',
      sql`answer is null or answer = 'withdrawn' or answered_by_id is distinct from staff_id`,
    ),
    check('an_answered_proposal_says_how', sql`(answered_at is null) = (answer is null)`),
  ],
);

/** Append-only: what the person said to a counter-offer or a question. */
export const decisionAnswer = pgTable('decision_answer', {
  decisionId: uuid()
    .primaryKey()
    .references(() => decision.id),
  answer: text({ enum: ['accepted', 'changed', 'declined', 'replied'] }).notNull(),
  /** What the person sent on with it, which follows what was decided. */
  submissionId: uuid().references(() => submission.id),
  requestId: requestId(),
  createdAt: createdAt(),
});

/** Append-only: how an answer was for the person, said in one press. */
export const decisionFeedback = pgTable('decision_feedback', {
  decisionId: uuid()
    .primaryKey()
    .references(() => decision.id),
  how: text({ enum: ['helped', 'partly', 'did_not_help'] }).notNull(),
  createdAt: createdAt(),
});

/** Who of the staff has a case open, and since when. `aboutId` is the debtor, or what was sent where there is none. */
export const caseLook = pgTable(
  'case_look',
  {
    aboutId: uuid().notNull(),
    staffId: uuid()
      .notNull()
      .references(() => staff.id),
    lookedAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.aboutId, t.staffId] })],
);

/** While one covers a day: no interest, no fee, no payment message, no demand. Ended by a row of its own. */
export const hold = pgTable(
  'hold',
  {
    id: id(),
    debtorId: uuid()
      .notNull()
      .references(() => debtor.id),
    debtId: uuid().references(() => debt.id),
    reason: text({
      enum: [
        'dispute',
        'not_me',
        'breathing_space',
        'mental_health_crisis',
        'getting_advice',
        'asked_for_pause',
        'staff',
      ],
    }).notNull(),
    partMinor: minor(),
    fromOn: day().notNull(),
    untilOn: day(),
    placedBy: text({ enum: ['debtor', 'staff', 'job'] }).notNull(),
    placedById: uuid(),
    submissionId: uuid().references(() => submission.id),
    requestId: requestId(),
    createdAt: createdAt(),
  },
  (t) => [
    index('hold_by_debtor').on(t.debtorId),
    index('hold_by_debt').on(t.debtId),
    check('a_hold_ends_after_it_begins', sql`until_on is null or until_on >= from_on`),
  ],
);

export const holdEnding = pgTable('hold_ending', {
  holdId: uuid()
    .primaryKey()
    .references(() => hold.id),
  endedOn: day().notNull(),
  endedBy: text({ enum: ['debtor', 'staff', 'job'] }).notNull(),
  endedById: uuid(),
  because: text().notNull(),
  createdAt: createdAt(),
});

// —— What happened ——————————————————————————————————————————————————————————————————————————————————————————

/** Append-only; chained per case by a keyed hash whose key is not in the database. */
export const event = pgTable(
  'event',
  {
    id: id(),
    /** The debtor's id, or the id of the import, staff member or policy where no debtor is concerned. */
    caseId: uuid().notNull(),
    sequence: integer().notNull(),
    actorKind: text({ enum: ['stranger', 'debtor', 'helper', 'adviser', 'staff', 'job'] }).notNull(),
    actorId: text(),
    act: text().notNull(),
    subject: text().notNull(),
    subjectId: text().notNull(),
    at: instant().notNull(),
    payloadDigest: bytes().notNull(),
    previousHash: bytes().notNull(),
    hash: bytes().notNull(),
  },
  (t) => [
    unique('one_event_per_step').on(t.caseId, t.sequence),
    index('event_by_time').on(t.at),
    index('event_by_actor').on(t.actorId, t.id).where(sql`actor_kind in ('staff', 'job')`),
  ],
);

/**
 * Where each case's chain ends, sealed by the key that is not in the database, so that a chain that was cut short at its
 * end is seen. No seal: the chain ended there before seals were kept, and nothing was added since.
 */
export const eventHead = pgTable('event_head', {
  caseId: uuid().primaryKey(),
  sequence: integer().notNull(),
  seal: bytes(),
});

/** What an event says; beside the chain, so that it can be erased without breaking it. */
export const eventPayload = pgTable('event_payload', {
  eventId: uuid()
    .primaryKey()
    .references(() => event.id),
  payload: jsonb().notNull(),
});

/** A message written with the fact it tells of; rendered when it is sent. */
export const outbox = pgTable(
  'outbox',
  {
    id: id(),
    dedupeKey: text().notNull().unique('one_message_per_fact'),
    channel: text({ enum: ['email', 'text'] }).notNull(),
    template: text().notNull(),
    debtorId: uuid().references(() => debtor.id),
    staffId: uuid().references(() => staff.id),
    details: jsonb().notNull().default({}),
    attempts: integer().notNull().default(0),
    nextAttemptAt: instant().notNull().default(sql`guard.now()`),
    sentAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [index('outbox_waiting').on(t.nextAttemptAt).where(sql`sent_at is null`)],
);

/** Background work: taken with SKIP LOCKED, each once by its dedupe key. */
export const job = pgTable(
  'job',
  {
    id: id(),
    name: text().notNull(),
    dedupeKey: text().notNull().unique('one_job_per_key'),
    details: jsonb().notNull().default({}),
    runAt: instant().notNull().default(sql`guard.now()`),
    attempts: integer().notNull().default(0),
    lockedUntil: instant(),
    lastError: text(),
    doneAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [index('job_waiting').on(t.runAt).where(sql`done_at is null`)],
);

// —— Coming in ——————————————————————————————————————————————————————————————————————————————————————————————

export const staff = pgTable('staff', {
  id: id(),
  email: text().notNull().unique(),
  name: text().notNull(),
  role: text({ enum: ['agent', 'lead', 'admin', 'auditor'] }).notNull(),
  passwordHash: text().notNull(),
  /** Wrapped by the environment's key; null until it is made at the first sign-in. */
  authenticator: bytes(),
  enrolledAt: instant(),
  /** The newest 30-second step whose code was taken, so that none is taken twice. */
  authenticatorStep: integer(),
  allCreditors: boolean().notNull().default(true),
  disabledAt: instant(),
  createdAt: createdAt(),
});

/** The creditors whose cases a member of staff may see, where that is not all. */
export const staffCreditor = pgTable(
  'staff_creditor',
  {
    staffId: uuid()
      .notNull()
      .references(() => staff.id),
    creditorId: uuid()
      .notNull()
      .references(() => creditor.id),
  },
  (t) => [primaryKey({ columns: [t.staffId, t.creditorId] })],
);

export const session = pgTable(
  'session',
  {
    id: id(),
    tokenHash: bytes().notNull().unique(),
    debtorId: uuid().references(() => debtor.id),
    staffId: uuid().references(() => staff.id),
    proved: text({ enum: ['contact', 'letter', 'staff'] }).notNull(),
    createdAt: createdAt(),
    lastSeenAt: createdAt(),
    expiresAt: instant().notNull(),
    endedAt: instant(),
    /** The kind of device in plain words, for “where you are signed in”. */
    device: text(),
  },
  (t) => [
    index('session_by_debtor').on(t.debtorId),
    index('session_by_staff').on(t.staffId),
    check('a_session_is_one_person', sql`num_nonnulls(debtor_id, staff_id) = 1`),
  ],
);

/** What a person had typed when their session ended, sealed, until they have come back to it; gone after a day. */
export const keptForm = pgTable(
  'kept_form',
  {
    id: id(),
    /** Whose words they are, or whom they are written to: their key seals them. */
    debtorId: uuid()
      .notNull()
      .references(() => debtor.id),
    /** How the debtor's session that ended had been opened: a letter alone does not show what a contact had opened. */
    proved: text({ enum: ['contact', 'letter'] }),
    /** The member of staff who wrote them; nobody else sees them. */
    staffId: uuid().references(() => staff.id),
    /** The address of the form. */
    place: text().notNull(),
    /** Sealed: what was typed, by field, as JSON. */
    fields: bytes().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index('kept_form_by_debtor').on(t.debtorId),
    index('kept_form_by_staff').on(t.staffId),
    index('kept_form_by_time').on(t.createdAt),
    check('a_kept_form_has_one_writer', sql`(proved is null) = (staff_id is not null)`),
  ],
);

/** One try to come in. Case and address are kept only as keyed hashes. */
export const attempt = pgTable(
  'attempt',
  {
    id: id(),
    /** `late` is the right code, too late or a second time: not a guess, so no wrong try. */
    kind: text({ enum: ['find', 'code', 'late', 'letter', 'password', 'authenticator', 'send'] }).notNull(),
    caseHash: bytes(),
    addressHash: bytes(),
    succeeded: boolean().notNull(),
    at: createdAt(),
  },
  (t) => [
    index('attempt_by_case').on(t.caseHash, t.at),
    index('attempt_by_address').on(t.addressHash, t.at),
    index('attempt_by_time').on(t.at),
  ],
);

/** A one-time code, kept only as a keyed hash. */
export const code = pgTable(
  'code',
  {
    id: id(),
    /** `contact` also marks who asked where nothing was found; `password` waits for the authenticator's code. */
    kind: text({ enum: ['contact', 'letter', 'password'] }).notNull(),
    holdingId: uuid().references(() => holding.id),
    staffId: uuid().references(() => staff.id),
    hash: bytes().notNull(),
    /** The browser that asked; a contact code opens nothing in another. */
    browserHash: bytes(),
    channel: text({ enum: ['email', 'text', 'letter', 'none'] }).notNull(),
    createdAt: createdAt(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [
    index('code_by_holding').on(t.holdingId),
    index('code_by_hash').on(t.hash),
    index('code_by_browser').on(t.browserHash),
  ],
);

// —— Reference data and imports —————————————————————————————————————————————————————————————————————————————

/** Free help, as it was last seen on `checkedOn`. Facts about other organisations. */
export const resource = pgTable('resource', {
  id: text().primaryKey(),
  name: text().notNull(),
  facts: jsonb().notNull(),
  /** Null where the source named no day; the page then says so. */
  checkedOn: day(),
  hiddenAt: instant(),
  createdAt: createdAt(),
});

/** One reading of a creditor's file. A run without `finishedAt` did not finish, and left nothing behind. */
export const importRun = pgTable(
  'import',
  {
    id: id(),
    fileName: text().notNull(),
    sha256: char({ length: 64 }),
    bytes: bigint({ mode: 'number' }),
    dryRun: boolean().notNull().default(false),
    /** A name: of the member of staff, or `command`. */
    startedBy: text().notNull(),
    startedById: uuid().references(() => staff.id),
    /** For a loading: the dry run whose file it loads. */
    tryId: uuid().references((): AnyPgColumn => importRun.id),
    requestId: requestId(),
    startedAt: createdAt(),
    finishedAt: instant(),
    /** When it broke off and could still say so. One that was killed says nothing: its progress goes quiet. */
    failedAt: instant(),
    summary: jsonb(),
  },
  (t) => [index('import_by_try').on(t.tryId, t.id)],
);

/** How far a run has come, written beside its transaction so that others can see it; by the clock on the wall. */
export const importProgress = pgTable('import_progress', {
  importId: uuid()
    .primaryKey()
    .references(() => importRun.id),
  step: text({ enum: ['waiting', 'reading', 'judging', 'loading'] }).notNull(),
  bytes: bigint({ mode: 'number' }).notNull(),
  at: instant().notNull().default(sql`clock_timestamp()`),
});

/** What became of each row of a file. */
export const importRow = pgTable(
  'import_row',
  {
    importId: uuid().notNull(),
    line: integer().notNull(),
    accountReference: text().notNull(),
    outcome: text({ enum: ['accepted', 'updated', 'unchanged', 'held', 'skipped', 'refused'] }).notNull(),
    field: text(),
    reason: text(),
  },
  (t) => [
    primaryKey({ columns: [t.importId, t.line] }),
    foreignKey({ columns: [t.importId], foreignColumns: [importRun.id] }),
    index('import_row_by_outcome').on(t.importId, t.outcome, t.line),
  ],
);
