'use strict';

const { createSessionHandler, signedAnonymousUser } = require('@chatkit-sessions/server');
const { createNodeListener } = require('@chatkit-sessions/server/node');
const express = require('express');

/** The app of an older code base, with a chat for visitors who are not signed in. */
exports.createApp = function createApp({ chatkit, workflow, cookieSecret }) {
  const app = express();
  const mint = createSessionHandler({
    chatkit,
    workflow,
    user: signedAnonymousUser({ secrets: [cookieSecret] }),
  });
  // Before the body parser, which would take the body away.
  app.all('/chatkit/session', createNodeListener(mint));

  app.use(express.json());
  app.post('/echo', (request, response) => {
    response.json(request.body);
  });
  return app;
};
