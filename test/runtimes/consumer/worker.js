import { exercise } from './exercise.js';

export default {
  fetch: async (_, { baseURL }) => Response.json(await exercise({ baseURL })),
};
