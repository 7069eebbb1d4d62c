/** What two officials of the demo agency say to each other in the pictures, as JSON holds it. */
import asked from './asked.json' with { type: 'json' };
import lines from './talk.json' with { type: 'json' };

export const talk = lines.map(({ from, text }) => [from === 'one' ? 'one' : 'other', text] as const);

/** What simulated colleagues are asked, one line each. */
export const questions: readonly string[] = asked;
