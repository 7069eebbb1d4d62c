import type { Rule } from 'eslint';

/** Allows TODO, FIXME, XXX and HACK in comments only beside an issue number (`#123`): a note without an owner is never done. */
export const todoNeedsIssue: Rule.RuleModule = {
  meta: {
    type: 'suggestion',
    docs: { description: 'tie every TODO to an issue' },
    messages: {
      issue: 'Name the issue beside {{marker}}, as in "{{marker}}(#123): …", or do it now.',
    },
    schema: [],
  },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          for (const line of comment.value.split('\n')) {
            const marker = markers.exec(line)?.[0];
            if (marker === undefined || issueNumber.test(line) || !comment.loc) continue;
            context.report({ loc: comment.loc, messageId: 'issue', data: { marker } });
          }
        }
      },
    };
  },
};

const markers = /\b(?:TODO|FIXME|XXX|HACK)\b/;
const issueNumber = /#\d+/;
