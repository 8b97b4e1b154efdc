import { type DirectoryRow, type Resource, readResource } from '@/domain/resources';
import file from './seed/data/resources.json' with { type: 'json' };

const rows: readonly DirectoryRow[] = file.resources;

/**
 * The directory as it came with this build. It needs no database and holds nothing about a person, so no viewer; what
 * staff have changed or hidden since is not in it. The crisis page stands on it alone (decision 0065).
 */
export const BUNDLED_RESOURCES: readonly Resource[] = rows.map(readResource);
