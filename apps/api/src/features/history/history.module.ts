import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { HistoryController } from './http/history.controller.ts';
import { StoreHistoryReader } from './postgres/store-history-reader.ts';
import { TraceReader } from './postgres/trace-reader.ts';
import { ReadGaps } from './read-gaps.ts';
import { ReadStoreHistory } from './read-store-history.ts';

/** The past of a store: results in buckets of time, and gaps without reports. */
@Module({
  controllers: [HistoryController],
  providers: [
    {
      provide: ReadStoreHistory,
      useFactory: (database: Database, clock: Clock) => new ReadStoreHistory(new StoreHistoryReader(database), clock),
      inject: [Database, CLOCK],
    },
    {
      provide: ReadGaps,
      useFactory: (database: Database, clock: Clock) => new ReadGaps(new TraceReader(database), clock),
      inject: [Database, CLOCK],
    },
  ],
})
export class HistoryModule {}
