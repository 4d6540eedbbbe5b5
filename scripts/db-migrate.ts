import { migrate } from '../prisma/migrate.ts';
import { print } from './print.ts';
import { runScript } from './script.ts';
import { startServices } from './services.ts';

// With DATABASE_URL that database, else the embedded one of this checkout, which startServices migrates as it starts.
runScript(async ({ onEnd }) => {
  const ownerUrl = process.env['DATABASE_URL'] ?? '';
  if (ownerUrl === '') {
    const services = await startServices();
    onEnd(services.stop);
    print('the embedded database is up to date');
    return 0;
  }
  const { applied } = await migrate(ownerUrl);
  print(applied.length === 0 ? 'up to date' : `applied ${applied.join(', ')}`);
  return 0;
});
