import fc from 'fast-check';
import { expect, test } from 'playwright/test';
import { areWaysEnough, isQuiet, OUTCOMES, OUTCOMES_FOR, outcomesFor, reasonsFor, WAYS_ON } from './decision';
import { checkDecision, type DecisionFacts, type DecisionRefusal } from './decision-check';
import { COMPONENTS_FILED, type DecisionInput } from './decision-input';
import { GIVEN_UP_LIMIT_MINOR, needsSecondPerson } from './second-person';

const FACTS: DecisionFacts = {
  kind: 'plan_offer',
  isClosed: false,
  assignedTo: 'me',
  waitsForSecond: false,
  changedSince: 0,
  toldUs: false,
  isRead: true,
  reply: { isEmpty: false, blocked: 0, thanks: true },
  todayOn: '2026-11-02',
  balanceMinor: 400_00,
  isOnHold: false,
  hasPlan: false,
  isPaidByPlan: false,
  planStands: true,
  worked: 'fits',
  mayBeTooOld: false,
};

const DECLINE: DecisionInput = {
  outcome: 'decline',
  reason: 'takes_too_long',
  waysOn: ['offer_less', 'free_advice'],
};

function refusal(input: DecisionInput, facts: Partial<DecisionFacts> = {}): DecisionRefusal | 'ok' {
  const checked = checkDecision(input, { ...FACTS, ...facts });
  return checked.ok ? 'ok' : checked.reason;
}

const kind = fc.constantFrom(...Object.keys(OUTCOMES_FOR));
const anyInput: fc.Arbitrary<DecisionInput> = fc.oneof(
  fc.record({ outcome: fc.constantFrom('agree', 'ask', 'return_to_creditor', 'thank') }),
  fc.record({
    outcome: fc.constant('counter_offer' as const),
    offer: fc.string(),
    firstOn: fc.constant('2026-12-01'),
  }),
  fc.record({
    outcome: fc.constant('decline' as const),
    reason: fc.oneof(fc.string(), fc.constant('creditor_said_no')),
    waysOn: fc.array(fc.oneof(fc.constantFrom(...WAYS_ON), fc.string())),
  }),
  fc.record({ outcome: fc.constant('pause' as const), untilOn: fc.constant('2026-12-24') }),
  fc.record({ outcome: fc.constant('reduce' as const), amountMinor: fc.integer() }),
  fc.record({
    outcome: fc.constant('settle' as const),
    amountMinor: fc.integer(),
    deadlineOn: fc.constant('2026-12-24'),
  }),
  fc.record({
    outcome: fc.constantFrom('answer', 'release'),
    tooOld: fc.constantFrom('too_old', 'not_too_old'),
  }),
  fc.record({
    outcome: fc.constant('correct' as const),
    amounts: fc.dictionary(fc.constantFrom(...COMPONENTS_FILED), fc.integer()),
    facts: fc.constant({}),
  }),
) as fc.Arbitrary<DecisionInput>;

test('each thing that is sent has its own closed list of answers, and what nobody knows has none', () => {
  for (const outcomes of Object.values(OUTCOMES_FOR)) {
    expect(outcomes.length).toBeGreaterThan(0);
    expect(new Set(outcomes).size).toBe(outcomes.length);
  }
  expect(outcomesFor('toString')).toEqual([]);
  fc.assert(
    fc.property(kind, anyInput, (sent, input) => {
      const allowed = outcomesFor(sent).includes(input.outcome);
      if (!allowed) expect(refusal(input, { kind: sent })).toBe('not-for-this');
    }),
  );
});

test('what a person told us, and what they doubt, is never declined', () => {
  for (const sent of ['telling', 'looks_wrong']) {
    expect(outcomesFor(sent)).not.toContain('decline');
    expect(reasonsFor(sent)).toEqual([]);
  }
  for (const [sent, outcomes] of Object.entries(OUTCOMES_FOR))
    expect(reasonsFor(sent).length > 0, sent).toBe(outcomes.includes('decline'));
});

test('a no carries a reason that fits and two ways on, one of which does something about the debt', () => {
  expect(refusal(DECLINE)).toBe('ok');
  expect(refusal({ ...DECLINE, reason: 'pauses_used' })).toBe('not-a-reason');
  for (const waysOn of [
    [],
    ['pause'],
    ['pause', 'pause'],
    ['talk_to_us', 'complain'],
    ['pause', 'pay now'],
    ['pause', 'budget', 'somewhere'],
  ])
    expect(refusal({ ...DECLINE, waysOn }), waysOn.join()).toBe('too-few-ways-on');
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...WAYS_ON)), (ways) => {
      if (areWaysEnough(ways)) expect(new Set(ways).size).toBeGreaterThanOrEqual(2);
    }),
  );
});

test('what has happened to a case comes before what is wrong with the form', () => {
  const bad: DecisionInput = { outcome: 'reduce', amountMinor: 0 };
  expect(refusal(bad)).toBe('not-an-amount');
  expect(refusal(bad, { changedSince: 1 })).toBe('stale');
  expect(refusal(bad, { changedSince: 1, assignedTo: 'someone-else' })).toBe('someone-elses');
  expect(refusal(bad, { assignedTo: 'someone-else', waitsForSecond: true })).toBe('waits-for-second');
  expect(refusal(bad, { waitsForSecond: true, isClosed: true })).toBe('closed');
  expect(refusal(DECLINE, { assignedTo: 'nobody' })).toBe('ok');
});

test('whatever is decided, a reply with a blocked word is never sent, and nothing is on a closed submission', () => {
  fc.assert(
    fc.property(kind, anyInput, fc.boolean(), (sent, input, isRead) => {
      const reply = { isEmpty: false, blocked: 1, thanks: true };
      expect(refusal(input, { kind: sent, isRead, reply })).not.toBe('ok');
      expect(refusal(input, { kind: sent, isClosed: true })).toBe('closed');
    }),
  );
});

test('a reply is needed where anyone reads it, and thanks whoever told us something', () => {
  const reply = { isEmpty: true, blocked: 0, thanks: false };
  expect(refusal({ outcome: 'ask' }, { reply })).toBe('reply-empty');
  expect(refusal({ outcome: 'release' }, { kind: 'import_held', isRead: false, reply })).toBe('ok');
  const said = { ...reply, isEmpty: false };
  expect(refusal({ outcome: 'ask' }, { reply: said })).toBe('ok');
  expect(refusal({ outcome: 'ask' }, { reply: said, toldUs: true })).toBe('no-thanks');
});

test('nothing is agreed while a hold is on, beside a live plan, or otherwise than it was offered', () => {
  const offer: DecisionInput = {
    outcome: 'counter_offer',
    offer: 'amount.2500.monthly:28',
    firstOn: '2026-12-28',
  };
  for (const input of [{ outcome: 'agree' } as const, offer]) {
    expect(refusal(input)).toBe('ok');
    expect(refusal(input, { isOnHold: true })).toBe('on-hold');
    expect(refusal(input, { hasPlan: true })).toBe('on-plan');
  }
  expect(refusal({ outcome: 'agree' }, { planStands: false })).toBe('plan-gone');
  expect(refusal(offer, { worked: 'more-than-is-left' })).toBe('more-than-is-left');
  expect(refusal(offer, { worked: null })).toBe('not-a-plan');
});

test('a pause ends within half a year, a settlement leaves two weeks, and neither gives up more than is owed', () => {
  const pause = (untilOn: string) => refusal({ outcome: 'pause', untilOn });
  expect([
    pause('2026-11-02'),
    pause('2026-11-03'),
    pause('2027-05-02'),
    pause('2027-05-03'),
    pause('2026-02-30'),
  ]).toEqual(['not-a-day', 'ok', 'ok', 'not-a-day', 'not-a-day']);
  const settle = (amountMinor: number, deadlineOn: string) =>
    refusal({ outcome: 'settle', amountMinor, deadlineOn });
  expect(settle(100_00, '2026-11-15')).toBe('not-a-day');
  expect(settle(100_00, '2026-11-16')).toBe('ok');
  expect(settle(399_99, '2026-11-16')).toBe('ok');
  expect(settle(400_00, '2026-11-16')).toBe('takes-nothing-off');
  expect(settle(400_01, '2026-11-16')).toBe('more-than-is-owed');
  expect(refusal({ outcome: 'reduce', amountMinor: 400_00 })).toBe('ok');
  expect(refusal({ outcome: 'reduce', amountMinor: 399_99 }, { isPaidByPlan: true })).toBe('on-plan');
  expect(refusal({ outcome: 'reduce', amountMinor: 400_00 }, { isPaidByPlan: true })).toBe('ok');
  expect(refusal({ outcome: 'reduce', amountMinor: 0.5 })).toBe('not-an-amount');
  expect(refusal({ outcome: 'reduce', amountMinor: 1 }, { balanceMinor: null })).toBe('more-than-is-owed');
});

test('a correction corrects something, and an old debt is answered with whether it is too old', () => {
  const facts = { kind: 'looks_wrong' };
  const correct = (amounts: Record<string, number>) =>
    refusal({ outcome: 'correct', amounts, facts: {} }, facts);
  expect(correct({})).toBe('nothing-to-correct');
  expect(correct({ fee: 0 })).toBe('nothing-to-correct');
  expect(correct({ fee: -12_00 })).toBe('ok');
  expect(correct({ bonus: 1 })).toBe('not-an-amount');
  expect(refusal({ outcome: 'answer' }, { ...facts, mayBeTooOld: true })).toBe('say-too-old');
  expect(refusal({ outcome: 'answer', tooOld: 'too_old' }, { ...facts, mayBeTooOld: true })).toBe('ok');
});

test('a refusal needs two people, a yes within the limit one, and what takes help away two', () => {
  const nothing = {
    givenUpMinor: 0,
    limitMinor: GIVEN_UP_LIMIT_MINOR,
    addedMinor: 0,
    tooOld: null,
  } as const;
  expect(needsSecondPerson('decline', nothing)).toBe('refusal');
  for (const yes of OUTCOMES.filter((one) => one !== 'decline'))
    expect(needsSecondPerson(yes, nothing), yes).toBeNull();
  for (const gift of ['reduce', 'settle', 'agree'] as const) {
    expect(needsSecondPerson(gift, { ...nothing, givenUpMinor: GIVEN_UP_LIMIT_MINOR })).toBeNull();
    expect(needsSecondPerson(gift, { ...nothing, givenUpMinor: GIVEN_UP_LIMIT_MINOR + 1 })).toBe(
      'above-the-limit',
    );
  }
  expect(needsSecondPerson('correct', { ...nothing, addedMinor: 1 })).toBe('less-help');
  expect(needsSecondPerson('correct', { ...nothing, addedMinor: -1 })).toBeNull();
  expect(needsSecondPerson('release', { ...nothing, tooOld: 'not_too_old' })).toBe('less-help');
  expect(needsSecondPerson('answer', { ...nothing, tooOld: 'too_old' })).toBeNull();
});

test('telling us about a life makes nobody wait for a second person, whatever else is true', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...OUTCOMES_FOR.telling),
      fc.record({
        givenUpMinor: fc.nat(),
        limitMinor: fc.nat(),
        addedMinor: fc.integer(),
        tooOld: fc.constantFrom('too_old', 'not_too_old', null),
      }),
      (outcome, facts) => {
        expect(needsSecondPerson(outcome, facts)).toBeNull();
      },
    ),
  );
});

test('a look at a case changes nothing that an answer was written from; all else does', () => {
  expect(isQuiet('read their words')).toBe(true);
  for (const act of ['offered a plan', 'agreed a plan', 'paused everything', 'told us what happened'])
    expect(isQuiet(act), act).toBe(false);
});
