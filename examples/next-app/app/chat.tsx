'use client';

import { createGetClientSecret } from '@chatkit-sessions/browser';
import { ChatKit, useChatKit } from '@openai/chatkit-react';
import type { ReactNode } from 'react';

// Outside the component, so that rendering twice fetches one secret.
const getClientSecret = createGetClientSecret({ endpoint: '/chatkit/session' });

export function Chat(): ReactNode {
  const { control } = useChatKit({ api: { getClientSecret } });
  return <ChatKit control={control} style={{ height: '30rem' }} />;
}
