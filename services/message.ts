/** One thing that leaves the building. `id` is the same each time it is tried, so that a provider can send it once. */
export type Message = {
  readonly id: string;
  readonly channel: 'email' | 'text';
  readonly to: string;
  /** Only for email. It says nothing that someone beside the screen should not read. */
  readonly subject: string;
  readonly text: string;
};

/** What came of sending. `refused` will not get better by trying again; `unreachable` may. */
export type Sent = { ok: true } | { ok: false; reason: 'refused' | 'unreachable' };

/** Something that sends messages of one channel. It never throws: what goes wrong is said in {@link Sent}. */
export type Carrier = { readonly send: (message: Message) => Promise<Sent> };
