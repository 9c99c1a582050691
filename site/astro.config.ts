import starlight from '@astrojs/starlight';
import { defineConfig, passthroughImageService } from 'astro/config';
import starlightOpenAPI, { createOpenAPISidebarGroup } from 'starlight-openapi';
import { placeholder, portable } from './build/portable.ts';
import { readPublication } from './build/publication.ts';
import { sidebarWith } from './build/sidebar.ts';
import { pictureOf } from './pages/page.ts';

const { url, repository } = readPublication(process.env);
const group = createOpenAPISidebarGroup();

export default defineConfig({
  site: new URL(url).origin,
  base: placeholder,
  image: { service: passthroughImageService() },
  // They load a native binary that a bundle would not find.
  vite: { ssr: { external: ['@astrojs/markdown-satteri', 'satteri'] } },
  integrations: [
    starlight({
      title: 'chatkit-sessions',
      customCss: [
        '@fontsource-variable/geist/wght.css',
        '@fontsource/geist-mono/latin-400.css',
        './src/styles/theme.css',
      ],
      lastUpdated: false,
      head: [{ tag: 'meta', attrs: { property: 'og:image', content: `${url}${pictureOf('')}` } }],
      ...(repository && { social: [{ icon: 'github', label: 'GitHub', href: repository }] }),
      plugins: [
        starlightOpenAPI([
          {
            base: 'reference/api',
            schema: './generated/openapi.json',
            sidebar: {
              label: 'API',
              collapsed: false,
              group,
              operations: { labels: 'operationId' },
            },
          },
        ]),
      ],
      sidebar: sidebarWith(group),
    }),
    portable(url),
  ],
});
