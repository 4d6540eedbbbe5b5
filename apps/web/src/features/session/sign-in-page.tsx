import { Text, Title } from '@mantine/core';
import { Suspense } from 'react';
import { BrandMark } from './brand.tsx';
import classes from './sign-in.module.css';
import { SignInForm } from './sign-in-form.tsx';

/** The page for whoever is not signed in. */
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
          See which store is cut off from which service, since when, and what to change.
        </Text>
        <Suspense>
          <SignInForm />
        </Suspense>
      </div>
    </main>
  );
}
