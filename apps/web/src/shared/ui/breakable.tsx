import { Fragment } from 'react';

/** A host name, address or path that may break over lines, after its dots and slashes and before its port. */
export function Breakable({ text }: { readonly text: string }) {
  return text.split(/(?<=[./\\])|(?=:)/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
