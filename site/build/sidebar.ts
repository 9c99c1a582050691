import type { StarlightUserConfig } from '@astrojs/starlight/types';

type Sidebar = NonNullable<StarlightUserConfig['sidebar']>;

/** Returns the menu of the site. `api` is the group of the API reference. */
export function sidebarWith(api: Sidebar[number]): Sidebar {
  return [
    { label: 'Start', items: ['guides/quick-start', 'playground'] },
    {
      label: 'Frameworks',
      items: ['guides/nextjs', 'guides/hono-and-workers', 'guides/express', 'guides/node'],
    },
    {
      label: 'Guides',
      items: [
        'guides/sign-in',
        'guides/browser',
        'guides/sharing-types',
        'guides/testing',
        'guides/dashboard',
        'guides/emulator',
        'guides/responses-and-pages',
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
        'guides/gateway',
        'guides/export-and-delete',
        'guides/what-ends',
      ],
    },
    { label: 'Packages', collapsed: true, items: [{ autogenerate: { directory: 'packages' } }] },
    api,
    { label: 'Exports', collapsed: true, items: [{ autogenerate: { directory: 'reference' } }] },
    { label: 'Project', collapsed: true, items: [{ autogenerate: { directory: 'project' } }] },
  ];
}
