import type { ReactNode } from 'react';
import { currentStaff } from '@/auth';
import { Frame } from '../frame';
import { StaffBar } from './staff-bar';

/** The sheet of every page of staff. It guards nothing: each page begins with requireStaff(). */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  return (
    <Frame>
      {(await currentStaff()) && <StaffBar />}
      {children}
    </Frame>
  );
}
