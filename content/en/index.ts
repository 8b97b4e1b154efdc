import accessibility from './accessibility.json';
import agree from './agree.json';
import answerLetter from './answer-letter.json';
import answers from './answers.json';
import bare from './bare.json';
import broken from './broken.json';
import budget from './budget.json';
import calculator from './calculator.json';
import crisis from './crisis.json';
import debts from './debts.json';
import guidesPage from './guides-page.json';
import help from './help.json';
import home from './home.json';
import isThisReal from './is-this-real.json';
import kept from './kept.json';
import looksWrong from './looks-wrong.json';
import nothingLeft from './nothing-left.json';
import notices from './notices.json';
import options from './options.json';
import otherLanguages from './other-languages.json';
import outbox from './outbox.json';
import parts from './parts.json';
import pause from './pause.json';
import plan from './plan.json';
import privacy from './privacy.json';
import safety from './safety.json';
import shell from './shell.json';
import signIn from './sign-in.json';
import staffAnswer from './staff-answer.json';
import staffAudit from './staff-audit.json';
import staffCase from './staff-case.json';
import staffImports from './staff-imports.json';
import staffNav from './staff-nav.json';
import staffPolicies from './staff-policies.json';
import staffQueue from './staff-queue.json';
import staffResources from './staff-resources.json';
import staffRoles from './staff-roles.json';
import staffSeconds from './staff-seconds.json';
import staffSignIn from './staff-sign-in.json';
import telling from './telling.json';
import trouble from './trouble.json';
import welcome from './welcome.json';
import working from './working.json';

/** Every English word on a screen, one file per group of screens; the key here is the namespace in code. */
export const messages = {
  accessibility,
  agree,
  answerLetter,
  answers,
  bare,
  broken,
  budget,
  calculator,
  crisis,
  debts,
  guidesPage,
  help,
  home,
  isThisReal,
  kept,
  looksWrong,
  nothingLeft,
  notices,
  options,
  otherLanguages,
  outbox,
  parts,
  pause,
  plan,
  privacy,
  safety,
  shell,
  signIn,
  staffAnswer,
  staffAudit,
  staffImports,
  staffCase,
  staffNav,
  staffPolicies,
  staffResources,
  staffQueue,
  staffRoles,
  staffSeconds,
  staffSignIn,
  telling,
  trouble,
  welcome,
  working,
};
