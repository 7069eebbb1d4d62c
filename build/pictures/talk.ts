/** What two officials of the demo agency say to each other in the pictures, as JSON holds it. */
import lines from './talk.json' with { type: 'json' };

export const talk = lines.map(({ from, text }) => [from === 'one' ? 'one' : 'other', text] as const);
