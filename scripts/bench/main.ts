/** `npm run bench [-- NAME...]`: measures and writes the tables of docs/performance.md. */
import { benchBoard } from './board';
import { benchCallback } from './callback';
import { benchClues } from './clues';
import { benchDispatch } from './dispatch';
import { benchEngine } from './engine';
import { benchFundFlow } from './fund-flow';
import { benchImport } from './import';
import { benchOpening } from './opening';
import { benchPages } from './pages';
import { benchPublic } from './public';
import { benchPayments } from './payments';
import { benchRating } from './rating';
import { benchReminders } from './reminders';
import { benchStart } from './start';
import { benchSubmissions } from './submissions';
import { benchVillage } from './village';

const benches = { rating: benchRating, import: benchImport, pages: benchPages, start: benchStart, board: benchBoard, callback: benchCallback, reminders: benchReminders, dispatch: benchDispatch, engine: benchEngine, clues: benchClues, opening: benchOpening, submissions: benchSubmissions, public: benchPublic, village: benchVillage, fundFlow: benchFundFlow, payments: benchPayments };

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !(name in benches));
  if (unknown.length > 0) throw new Error(`no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`);
  for (const [name, bench] of Object.entries(benches)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.log(`\n== ${name}`);
    await bench();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
