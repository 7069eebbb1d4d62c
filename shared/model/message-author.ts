import type { PersonId } from './ids.ts';

/** Who wrote a message, as the conversation shows it; null stands for me. */
export interface MessageAuthor {
  readonly personId: PersonId | null;
  readonly name: string;
  /** 직위 where there is one, else 직급. */
  readonly title: string;
  readonly department: string;
}
