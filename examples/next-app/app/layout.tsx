import Script from 'next/script';
import type { ReactNode } from 'react';

const chatkit = 'https://cdn.platform.openai.com/deployments/chatkit/chatkit.js';

export default function Layout({ children }: { children: ReactNode }): ReactNode {
  return (
    <html lang="en">
      <body>
        {/* The package @openai/chatkit-react does not load the script. */}
        <Script src={process.env['CHATKIT_SCRIPT'] ?? chatkit} />
        {children}
      </body>
    </html>
  );
}
