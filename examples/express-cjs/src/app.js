'use strict';

const { createSessionHandler, signedAnonymousUser } = require('@chatkit-sessions/server');
const { createNodeListener } = require('@chatkit-sessions/server/node');
const express = require('express');

/** Creates a CommonJS app with a chat for visitors who are not signed in. */
exports.createApp = function createApp({ chatkit, workflow, cookieSecret }) {
  const app = express();
  const handler = createSessionHandler({
    chatkit,
    workflow,
    user: signedAnonymousUser({ secrets: [cookieSecret] }),
  });
  // Mounted before the body parser, which would use up the body.
  app.all('/chatkit/session', createNodeListener(handler));

  app.use(express.json());
  app.post('/echo', (request, response) => {
    response.json(request.body);
  });
  return app;
};
