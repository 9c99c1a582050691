const { exercise } = require('./exercise.js');

const [, , baseURL, ...entries] = process.argv;
const exported = entries.map((entry) => Object.keys(require(entry)).length);
void exercise({ baseURL }).then((result) =>
  process.stdout.write(JSON.stringify({ ...result, exported })),
);
