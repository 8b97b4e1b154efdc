/** Runs once when a server starts: begins the work that no request waits for. */
export async function register(): Promise<void> {
  // Read from the process as the bundler knows it: everything below is left out of what runs elsewhere.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const [{ isTestEnvironment }, { startSender }, { startRaising }, { startDaily }] = await Promise.all([
    import('@/env'),
    import('@/services/sender'),
    import('@/services/late'),
    import('@/services/daily'),
  ]);
  startSender();
  // A test moves up what is late of its own; done beside it, it would change what others wait for.
  if (!isTestEnvironment()) startRaising();
  startDaily();
}
