/** A rule that oxlint has no equivalent for: code that decides is given the time and never asks for it. */
export default {
  meta: { name: 'clock' },
  rules: {
    'no-new-date': {
      create: (context) => ({
        NewExpression(node) {
          if (node.callee.type !== 'Identifier' || node.callee.name !== 'Date' || node.arguments.length > 0) return;
          context.report({ node, message: 'Take the time as an argument or from the Clock port.' });
        },
      }),
    },
  },
};
