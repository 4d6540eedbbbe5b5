'use client';

import { Accordion, Text } from '@mantine/core';
import { fieldPath, flatProfile, type ProfileValues, type ProfileVocabulary, profileLabel } from '@sightline/spec';
import type { ReactNode } from 'react';
import { ChoiceRow } from './choice-row.tsx';
import type { InheritedValue } from './inherited-values.ts';
import classes from './profiles.module.css';

type Point = ProfileVocabulary['openPoints'][number];

interface OpenPointsProps {
  readonly values: ProfileValues;
  readonly onChange: (values: ProfileValues) => void;
  readonly inherited: ReadonlyMap<string, InheritedValue>;
  readonly vocabulary: ProfileVocabulary;
  readonly errorOf: (path: string) => ReactNode;
}

/** Shows the entries that the vendors leave incomplete, to be filled in. */
export function OpenPoints({ values, onChange, inherited, vocabulary, errorOf }: OpenPointsProps) {
  const points = vocabulary.openPoints.filter((point) => concerns(point, values, inherited));
  if (points.length === 0) return null;
  const own = flatProfile({ choices: values.choices });
  return (
    <section className={classes.open}>
      <h3 className={classes.openTitle}>Incomplete entries</h3>
      <Text size="sm" c="dimmed" mb="xs">
        The vendor's list leaves these open. Values you fill in are probed; the rest stays unverified.
      </Text>
      <Accordion multiple variant="contained" chevronPosition="left">
        {points.map((point) => (
          <Accordion.Item key={point.entryId} value={point.entryId}>
            <Accordion.Control>
              <PointHead point={point} own={own} inherited={inherited} />
            </Accordion.Control>
            <Accordion.Panel>
              {point.fields.map((field) => (
                <ChoiceRow
                  key={field}
                  point={point}
                  field={field}
                  values={values}
                  onChange={onChange}
                  inherited={inherited.get(fieldPath('choices', point.entryId, field))}
                  error={errorOf(fieldPath('choices', point.entryId, field))}
                />
              ))}
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </section>
  );
}

interface PointHeadProps extends Pick<OpenPointsProps, 'inherited'> {
  readonly point: Point;
  /** The values that this layer sets, as text, by path. */
  readonly own: ReadonlyMap<string, string>;
}

function PointHead({ point, own, inherited }: PointHeadProps) {
  const said = point.fields.flatMap((field) => {
    const path = fieldPath('choices', point.entryId, field);
    const text = own.get(path) ?? inherited.get(path)?.text;
    return text === undefined ? [] : [{ field, text, isOwn: own.has(path) }];
  });
  return (
    <span className={classes.point}>
      <span>
        <span className={classes.pointTitle}>{point.title}</span>
        <span className={classes.pointWhere}>{whereText(point)}</span>
      </span>
      <span className={classes.said}>
        {said.map(({ field, text, isOwn }) => (
          <span key={field} className={classes.from} data-own={isOwn || undefined}>
            {field === 'useCorrected' ? `corrected name: ${text}` : text}
          </span>
        ))}
      </span>
    </span>
  );
}

function whereText({ regions, environments, printed, packTitle }: Point): string {
  const kinds = [regions, environments].flatMap((kind) => (kind === 'all' ? [] : kind.map(profileLabel)));
  return [packTitle, ...kinds, ...printed].join(' · ');
}

/** Returns whether an entry applies to stores with these values, as far as they are set. */
function concerns(point: Point, values: ProfileValues, inherited: ReadonlyMap<string, InheritedValue>): boolean {
  if (values.choices?.[point.entryId] !== undefined) return true;
  const fits = (kinds: 'all' | readonly string[], field: 'region' | 'environment' | 'pos'): boolean => {
    const value = values[field] ?? inherited.get(field)?.text;
    return kinds === 'all' || value === undefined || kinds.includes(value);
  };
  return fits(point.regions, 'region') && fits(point.environments, 'environment') && fits(point.pos, 'pos');
}
