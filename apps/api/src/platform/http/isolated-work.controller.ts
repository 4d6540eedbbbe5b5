import { Controller, Get, Inject } from '@nestjs/common';
import { Database } from '../database/database.ts';
import { type IsolatedRow, listIsolatedWork } from '../isolation/list-isolated-work.ts';

/** Lists isolated rows of all tenants. Only the worker has this route: its port is for operators. */
@Controller()
export class IsolatedWorkController {
  readonly #database: Database;

  constructor(@Inject(Database) database: Database) {
    this.#database = database;
  }

  @Get('/isolated-work')
  async list(): Promise<{ rows: IsolatedRow[] }> {
    return { rows: await listIsolatedWork(this.#database.systemPool) };
  }
}
