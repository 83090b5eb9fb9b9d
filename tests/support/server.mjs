// Starts the program as an administrator would, on a database of its own, and stops it again.
import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
export const program = process.env.TILLIT_PROGRAM ?? join(target, 'debug/tillit');

let count = 0;

/** A fresh database and folder: `{ environment, drop }`. `backend` is `sqlite` or `postgres`. */
export function freshPlace(backend) {
  const folder = mkdtempSync(join(tmpdir(), 'tillit-browser-'));
  const environment = {
    PATH: process.env.PATH, HOME: process.env.HOME, TILLIT_LISTEN: '127.0.0.1:0', TILLIT_FILES_URL: `file://${join(folder, 'files')}`,
    TILLIT_PASSWORD_COST: 'least', TILLIT_LOG: 'warn',
  };
  if (backend === 'sqlite') {
    environment.TILLIT_DATABASE_URL = `sqlite://${join(folder, 'tillit.db')}`;
    return { folder, environment, drop: () => rmSync(folder, { recursive: true, force: true }) };
  }
  const server = process.env.TILLIT_TEST_POSTGRES_URL ?? execFileSync(join(root, 'scripts/postgres.sh')).toString().trim();
  const name = `t_${process.pid}_b${count += 1}`;
  const psql = (statement) => execFileSync('psql', ['--quiet', '--no-psqlrc', '--dbname', server, '--command', statement]);
  psql(`CREATE DATABASE ${name}`);
  environment.TILLIT_DATABASE_URL = server.replace(/\/[^/?]*(\?|$)/, `/${name}$1`);
  return {
    folder, environment,
    drop: () => { psql(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`); rmSync(folder, { recursive: true, force: true }); },
  };
}

/** Runs a command of the program and gives what it printed. `input` goes to its standard input. */
export function run(place, args, input = '') {
  return execFileSync(program, args, { env: place.environment, input }).toString();
}

/** Starts the server: `{ address, lines, stop, kill, pid }`. It is ready when this returns. */
export async function start(place, args = ['serve', '--migrate']) {
  const child = spawn(program, args, { env: place.environment, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise((done) => { child.once('exit', done); });
  const lines = [];
  const address = await new Promise((found, failed) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      const match = /^Tillit listens on (http:\/\/\S+)/.exec(line);
      if (match) found(match[1]);
    });
    gone.then((code) => failed(new Error(`the program ended with ${code}: ${lines.join('\n')}`)));
  });
  const end = (signal) => { child.kill(signal); return gone; };
  return { address, lines, pid: child.pid, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

export const execute = promisify(execFile);
