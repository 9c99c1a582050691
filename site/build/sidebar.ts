import type { StarlightUserConfig } from '@astrojs/starlight/types';
import { createOpenAPISidebarGroup, type StarlightOpenAPISchemaConfig } from 'starlight-openapi';

const group = createOpenAPISidebarGroup();

/** The reference of the API. */
export const api = {
  base: 'reference/api',
  schema: './generated/openapi.json',
  sidebar: { label: 'API', collapsed: false, group, operations: { labels: 'operationId' } },
} satisfies StarlightOpenAPISchemaConfig;

/** The menu of the site. */
export const sidebar: StarlightUserConfig['sidebar'] = [
  { label: 'Start', items: ['guides/quick-start', 'playground'] },
  {
    label: 'Frameworks',
    items: ['guides/nextjs', 'guides/hono-and-workers', 'guides/express', 'guides/node'],
  },
  {
    label: 'Guides',
    items: [
      'guides/sharing-types',
      'guides/testing',
      'guides/dashboard',
      'guides/validation',
      'guides/errors-and-retries',
      'guides/production',
      'guides/troubleshooting',
    ],
  },
  {
    label: 'Moving',
    items: [
      'guides/official-sdk',
      'guides/self-hosted',
      'guides/export-and-delete',
      'guides/what-ends',
    ],
  },
  { label: 'Packages', collapsed: true, items: [{ autogenerate: { directory: 'packages' } }] },
  group,
  { label: 'Exports', collapsed: true, items: [{ autogenerate: { directory: 'reference' } }] },
  { label: 'Project', collapsed: true, items: [{ autogenerate: { directory: 'project' } }] },
];
