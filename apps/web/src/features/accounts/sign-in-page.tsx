'use client';

import { Alert, Button, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { type SubmitEvent, Suspense } from 'react';
import { BrandMark } from '../../shared/ui/brand-mark.tsx';
import { authClient } from './auth-client.ts';
import { returnPath } from './return-path.ts';
import classes from './sign-in-page.module.css';

/** Shows the page for signing in. */
export function SignInPage() {
  return (
    <main className={classes.page}>
      <div className={classes.panel}>
        <div className={classes.brand}>
          <BrandMark size={30} />
          <span>Sightline</span>
        </div>
        <Title order={1} size="h3" mb={4}>
          Sign in
        </Title>
        <Text c="dimmed" size="sm" mb="lg">
          See which stores can’t reach which services, since when, and how to fix it.
        </Text>
        <Suspense>
          <SignInForm />
        </Suspense>
      </div>
    </main>
  );
}

/** Signs in with email and password, then opens the requested page. */
function SignInForm() {
  const target = returnPath(useSearchParams().get('next'));
  const signIn = useMutation({
    mutationFn: signInWith,
    onSuccess: () => {
      window.location.assign(target);
    },
  });

  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    signIn.mutate(new FormData(event.currentTarget));
  };

  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {signIn.isError && (
          <Alert color="red" variant="light" icon={<IconAlertCircle />} role="alert">
            {signIn.error.message}
          </Alert>
        )}
        <TextInput
          name="email"
          label="Email"
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          size="md"
          autoFocus
        />
        <PasswordInput
          name="password"
          label="Password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          size="md"
        />
        <Button type="submit" size="md" loading={signIn.isPending || signIn.isSuccess}>
          Sign in
        </Button>
      </Stack>
    </form>
  );
}

async function signInWith(form: FormData): Promise<void> {
  const { error } = await authClient.signIn.email({ email: textOf(form, 'email'), password: textOf(form, 'password') });
  if (error !== null) throw new Error(explainRefusal(error.status, error.message));
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

function explainRefusal(status: number, message: string | undefined): string {
  if (status === 401) return 'Wrong email or password.';
  if (status === 429) return 'Too many attempts. Wait a minute, then try again.';
  if (status >= 500 || status === 0) return 'Can’t sign in: the API is not responding. Try again in a moment.';
  return message ?? 'Sign-in was refused.';
}
