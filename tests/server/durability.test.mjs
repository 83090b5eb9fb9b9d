// No acknowledged answer is ever lost, whenever the server is killed; and many people saving at once get no error.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshPlace, run, start } from '../support/server.mjs';
import { Visitor } from '../support/visitor.mjs';

const ROUNDS = 50;

/** A demo on a fresh database, and the link of a supplier that has not sent in yet. */
function demo(t, backend) {
  const place = freshPlace(backend);
  t.after(() => place.drop());
  const printed = run(place, ['demo']);
  const link = /\/l\/[0-9a-f]{64}/.exec(printed)?.[0];
  assert.ok(link, `the demo printed no link:\n${printed}`);
  return { place, link };
}

for (const backend of ['sqlite', 'postgres']) {
  test(`every acknowledged answer is there after each of ${ROUNDS} kills, ${backend}`, async (t) => {
    const { place, link } = demo(t, backend);
    const visitor = new Visitor();
    const acknowledged = new Map();
    let questions = [];
    let number = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const server = await start(place, ['serve', '--migrate']);
      try {
        visitor.address = server.address;
        if (round === 0) {
          await visitor.openLink(link);
          questions = (await visitor.textQuestions()).slice(0, 4);
        }
        const forms = new Map();
        for (const question of questions) {
          const form = await visitor.answerForm(question);
          const known = acknowledged.get(question);
          // A save that was under way when the server died may have arrived or not; none that was acknowledged may be missing.
          if (known !== undefined) assert.ok(known <= Number(form.text.split(' ')[1]), `${question}: ${form.text} after ${known} was acknowledged`);
          forms.set(question, form);
        }
        // A different moment of the stream in each round: after 1, 2, 3 … acknowledgements, with one save of each question under way.
        const last = 1 + (round % 7);
        let saved = 0;
        const streams = questions.map(async (question) => {
          const form = forms.get(question);
          for (;;) {
            number += 1;
            const mine = number;
            let reply;
            try {
              reply = await visitor.save(question, form, `Save ${mine} of round ${round}.`);
            } catch {
              return;
            }
            assert.equal(reply.status, 200, reply.body);
            acknowledged.set(question, mine);
            saved += 1;
            if (saved === last) server.kill();
          }
        });
        await Promise.all(streams);
      } finally {
        await server.kill();
      }
    }
    assert.equal(acknowledged.size, questions.length, 'every question was saved');
    assert.match(run(place, ['events', 'verify']), /\d/);
  });
}

test('eight clients save at once on SQLite without an error', async (t) => {
  const { place, link } = demo(t, 'sqlite');
  const server = await start(place);
  t.after(() => server.stop());
  const first = new Visitor(server.address);
  await first.openLink(link);
  const questions = (await first.textQuestions()).slice(0, 8);
  assert.equal(questions.length, 8);
  const saves = 25;
  await Promise.all(questions.map(async (question) => {
    const visitor = new Visitor(server.address);
    await visitor.openLink(link);
    const form = await visitor.answerForm(question);
    for (let save = 1; save <= saves; save += 1) {
      const reply = await visitor.save(question, form, `Save ${save}.`);
      assert.equal(reply.status, 200, reply.body);
    }
  }));
  for (const question of questions) assert.equal((await first.answerForm(question)).text, `Save ${saves}.`);
});
