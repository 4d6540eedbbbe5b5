import { z } from 'zod';

const secretsSchema = z.object({ token: z.string().min(1) });

/** Returns the URL of a request for the log, without the secret in a path parameter named `token`. */
export function loggableUrl({ url, params }: { readonly url: string; readonly params: unknown }): string {
  const secrets = secretsSchema.safeParse(params);
  return secrets.success ? url.replaceAll(secrets.data.token, '…') : url;
}
