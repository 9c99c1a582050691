import * as z from 'zod';

// zod compiles its schemas with `new Function`, which the content security policy forbids. This module
// must come before every other import that creates schemas.
z.config({ jitless: true });
