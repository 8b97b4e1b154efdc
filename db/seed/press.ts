/**
 * The same press again, up to five times, where the database was too busy to answer it in time; a person is told to do so.
 * For tests with more presses at once than a machine may have time for. Gives what the press that was answered gave.
 */
export async function press<T>(act: () => Promise<T>, left = 5): Promise<T> {
  return act().catch((error) => {
    if (left === 0 || !['AWAY', '55P03', '57014'].includes(error.code)) throw error;
    return press(act, left - 1);
  });
}
