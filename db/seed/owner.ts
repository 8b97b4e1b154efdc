import postgres from 'postgres';

export type Owner = postgres.Sql;

/** The owner's connection, for journeys that make cases of their own. Close it when done. */
export function openOwner(ownerUrl: string): Owner {
  return postgres(ownerUrl, { max: 2, idle_timeout: 5, onnotice: () => {} });
}
