import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** What goes wrong in a process that is started with this file as an `--import`, as JSON in `MISHAP`. */
export interface Mishap {
  /** Functions of `node:fs` and `node:fs/promises` that are concerned. */
  readonly calls?: readonly string[];
  /** Regular expression of the files that are concerned. */
  readonly file?: string;
  /** From which such call on; the first unless given. */
  readonly from?: number;
  /** An error of the system, or: the process is killed or ends with code 7, the file goes before it is read, half a minute passes at most. */
  readonly how?: 'ENOSPC' | 'EACCES' | 'EROFS' | 'EMFILE' | 'EPERM' | 'kill' | 'exit' | 'vanish' | 'wait';
  /** The file that ends the waiting, once it is there. */
  readonly until?: string;
  /** What the clock says at the start. */
  readonly clock?: string;
}

const mishap: Mishap = JSON.parse(process.env.MISHAP ?? '{}');
const { calls = [], file = '', from = 1, how, clock, until = '' } = mishap;
const concerned = new RegExp(file);
let count = 0;

if (clock !== undefined) shiftClock(Date.parse(clock) - Date.now());
for (const call of calls)
  for (const functions of [fs, fs.promises]) {
    const own: unknown = Reflect.get(functions, call);
    if (typeof own !== 'function') continue;
    const isPromise = functions === fs.promises;
    Reflect.set(functions, call, (...values: unknown[]) => {
      const place = values.slice(0, 2).find((value) => typeof value === 'string' && concerned.test(value));
      if (typeof place !== 'string' || ++count < from) return Reflect.apply(own, functions, values);
      const error = happen(call.replace(/Sync$/, ''), place);
      if (error === null) return Reflect.apply(own, functions, values);
      if (isPromise) return Promise.reject(error);
      throw error;
    });
  }
syncBuiltinESMExports();

function happen(syscall: string, place: string): Error | null {
  if (how === 'kill') process.kill(process.pid, 'SIGKILL');
  if (how === 'exit') {
    console.error('The belt tore.');
    process.exit(7);
  }
  if (how === 'vanish') fs.rmSync(place, { force: true });
  if (how === 'wait') {
    for (let turn = 0; turn < 300 && !fs.existsSync(until); turn++)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  }
  if (how === undefined || ['kill', 'vanish', 'wait'].includes(how)) return null;
  return Object.assign(new Error(`${how}: so it is in this test, ${syscall} '${place}'`), {
    code: how,
    syscall,
    path: place,
  });
}

function shiftClock(millis: number): void {
  const now = Date.now;
  const shifted = (): number => now() + millis;
  globalThis.Date = new Proxy(Date, {
    construct: (target, values, called) =>
      Reflect.construct(target, values.length === 0 ? [shifted()] : values, called),
    get: (target, key, receiver) => (key === 'now' ? shifted : Reflect.get(target, key, receiver)),
  });
}
