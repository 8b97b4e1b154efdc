import type { MessageKeys, NamespaceKeys, NestedKeyOf } from 'next-intl';
import type { messages } from './en';

/** Every message there is. English is the reference: another language is written `satisfies Messages`, so a missing one does not compile. */
export type Messages = typeof messages;

/** A group of messages, as `useTranslations` takes it: `shell`, `shell.nav`. */
export type MessageNamespace = NamespaceKeys<Messages, NestedKeyOf<Messages>>;

/** The whole key of one message: `shell.nav.home`. */
export type MessageKey = MessageKeys<Messages, NestedKeyOf<Messages>>;

/**
 * Words for every member of a closed union. `const words = messages.hold.reason satisfies WordsFor<HoldReason>` does not
 * compile while a reason has no words; neither does `t(`reason.${reason}`)`.
 */
export type WordsFor<Member extends string> = Readonly<Record<Member, string>>;
