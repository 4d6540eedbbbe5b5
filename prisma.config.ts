import { defineConfig } from 'prisma/config';

/** Where Prisma's own commands find the schema and, for `prisma migrate status`, the owner's database. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env['DATABASE_URL'] ?? 'postgresql://unset.invalid/sightline' },
});
