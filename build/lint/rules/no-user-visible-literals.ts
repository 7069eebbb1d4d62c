import type { Rule } from 'eslint';

/**
 * Forbids Hangul in string, template and JSX literals. In a Korean product such a literal is almost always text for a
 * person, which belongs into shared/messages, where it is translated, reviewed and never glued together.
 * Regular expressions and comments are free.
 */
export const noUserVisibleLiterals: Rule.RuleModule = {
  meta: {
    type: 'problem',
    docs: { description: 'keep user-visible text in shared/messages' },
    messages: {
      literal: 'Text for people belongs into shared/messages; use its key here.',
    },
    schema: [],
  },
  create(context) {
    function check(node: Rule.Node, text: string): void {
      if (hangul.test(text)) context.report({ node, messageId: 'literal' });
    }
    return {
      Literal(node) {
        if (typeof node.value === 'string') check(node, node.value);
      },
      TemplateElement(node) {
        check(node, node.value.cooked ?? node.value.raw);
      },
      JSXText(node: Rule.Node & { value: string }) {
        check(node, node.value);
      },
    };
  },
};

const hangul = /\p{Script=Hangul}/u;
