import { Fragment } from 'react';

/** Shows a host name, address or path that can wrap after dots and slashes and before the port. */
export function Breakable({ text }: { readonly text: string }) {
  return text.split(/(?<=[./\\])|(?=:)/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
