import type { ReactNode } from 'react';
import { currentStaff } from '@/auth';
import { Frame } from '../frame';
import { StaffBar } from './staff-bar';
import { StaffNav } from './staff-nav';

/** The sheet of every page of staff. It guards nothing: each page begins with requireStaff(). */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const signedIn = await currentStaff();
  return (
    <Frame isWide={signedIn !== null}>
      {signedIn && (
        <>
          <StaffBar />
          <StaffNav permissions={signedIn.viewer.permissions} />
        </>
      )}
      {children}
    </Frame>
  );
}
