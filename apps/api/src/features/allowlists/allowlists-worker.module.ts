import { Inject, Module } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { WorkRegistry } from '../../platform/queue/work-registry.ts';
import { PackLibrary, PackLibraryModule } from '../packs/index.ts';
import { judgeDueDriftTask } from './jobs/judge-due-drift.task.ts';
import { JudgeDueDrift } from './judge-due-drift.ts';
import { DriftStore } from './postgres/drift-store.ts';

/** The worker role of allowlists: compares the addresses that stores reach with those that their firewalls allow. */
@Module({
  imports: [PackLibraryModule],
  providers: [
    {
      provide: JudgeDueDrift,
      useFactory: (database: Database, packs: PackLibrary) =>
        new JudgeDueDrift(new DriftStore(database.systemPool), packs),
      inject: [Database, PackLibrary],
    },
  ],
})
export class AllowlistsWorkerModule {
  constructor(@Inject(WorkRegistry) registry: WorkRegistry, @Inject(JudgeDueDrift) judgeDueDrift: JudgeDueDrift) {
    registry.addTask(judgeDueDriftTask(judgeDueDrift));
  }
}
