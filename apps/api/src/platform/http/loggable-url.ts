import { z } from 'zod';

const secretsSchema = z.object({ token: z.string().min(1) });

/** The address of a request as a log may have it: a parameter of the path that is called `token` is a secret. */
export function loggableUrl({ url, params }: { readonly url: string; readonly params: unknown }): string {
  const secrets = secretsSchema.safeParse(params);
  return secrets.success ? url.replaceAll(secrets.data.token, '…') : url;
}
