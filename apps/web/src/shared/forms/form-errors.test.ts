import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ApiProblem } from '../api/api-problem.ts';
import { problemErrors, schemaErrors } from './form-errors.ts';

describe('schemaErrors', () => {
  const validate = schemaErrors(z.object({ name: z.string().min(1), to: z.array(z.email()) }), {
    to: 'Email addresses',
  });

  it('says what is wrong by field, in our words where given', () => {
    const errors = validate({ name: '', to: ['a@example.com', 'b'] });
    expect(Object.keys(errors)).toEqual(['name', 'to']);
    expect(errors['to']).toBe('Email addresses');
  });

  it('finds no error in a valid form', () => {
    expect(validate({ name: 'Operations', to: [] })).toEqual({});
  });
});

describe('problemErrors', () => {
  it('returns the faults of a refusal by body path, and none for other errors', () => {
    const problem = new ApiProblem({
      kind: 'refused',
      problem: {
        type: 'about:blank',
        title: 'Invalid request',
        status: 422,
        code: 'request.invalid',
        detail: 'Invalid',
        faults: [{ path: 'body.values.pos', message: 'Choose one' }],
      },
    });
    expect(problemErrors(problem)).toEqual({ 'values.pos': 'Choose one' });
    expect(problemErrors(new Error('out'))).toEqual({});
  });
});
