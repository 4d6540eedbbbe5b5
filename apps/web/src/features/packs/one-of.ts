/** Of options the value that a field gives back as text; undefined where it is none of them. */
export function oneOf<Value extends string>(
  options: readonly { readonly value: Value }[],
  text: string | null,
): Value | undefined {
  return options.find(({ value }) => value === text)?.value;
}

/** The values of several texts that are among the options. */
export function someOf<Value extends string>(
  options: readonly { readonly value: Value }[],
  texts: readonly string[],
): Value[] {
  return options.map(({ value }) => value).filter((value) => texts.includes(value));
}
