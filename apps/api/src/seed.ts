import 'reflect-metadata';
import { env, stdin, stdout } from 'node:process';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { runSeed } from './app/seed/run-seed.ts';
import { seedDocumentSchema } from './app/seed/seed-document.ts';
import { readAppConfig } from './platform/config/app-config.ts';

const config = readAppConfig(env);
// Standard output is for the result alone.
const log = pino({ level: 'warn' }, pino.destination(2));
const document = seedDocumentSchema.parse(JSON.parse(await text(stdin)));
stdout.write(`${JSON.stringify(await runSeed(document, config, log))}\n`);
