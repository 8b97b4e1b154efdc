import type { NextRequest } from 'next/server';
import { isSameOrigin } from '@/app/same-origin';
import { hasProvider } from '@/env';
import { answerProvider, beginProvider } from './provider';

type Context = { params: Promise<{ nextauth: string[] }> };

/** Where the provider sends staff back to. Nothing else of next-auth’s own pages is there. */
export async function GET(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  if (!hasProvider() || nextauth.join('/') !== 'callback/oidc') return new Response(null, { status: 404 });
  return answerProvider(request, context);
}

/** Sends staff to the operator’s provider. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  const { nextauth } = await context.params;
  if (!hasProvider() || nextauth.join('/') !== 'signin/oidc') return new Response(null, { status: 404 });
  if (!isSameOrigin(request.headers))
    return new Response(null, { status: 303, headers: { location: '/not-taken' } });
  return beginProvider(request, context);
}
