import type { ReactNode } from 'react';
import { Chat } from './chat.tsx';

export default function Page(): ReactNode {
  return (
    <main>
      <h1>Support</h1>
      <Chat />
    </main>
  );
}
