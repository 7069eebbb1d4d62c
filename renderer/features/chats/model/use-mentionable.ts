import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useBridge } from '#renderer/bridge/bridge-context.ts';
import { membersQuery } from '#renderer/bridge/group-queries.ts';
import { usePersonName } from '#renderer/ui/person/use-person-name.ts';
import { useText } from '#renderer/ui/text/use-text.ts';
import type { Conversation } from '#shared/model/conversation.ts';
import { mayCallEverybody } from '#shared/model/mention.ts';
import type { Person } from '#shared/model/person.ts';
import type { Mentionable } from './mentionable.ts';

/** Who can be named in a conversation; asked for only once somebody is (`active`). */
export function useMentionable(conversation: Conversation, active: boolean): readonly Mentionable[] {
  const text = useText();
  const personName = usePersonName();
  const isRoom = conversation.kind === 'group';
  const { data, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery({
    ...membersQuery(useBridge(), conversation.id),
    enabled: active && isRoom,
  });
  useEffect(() => {
    if (active && isRoom && hasNextPage && !isFetching) void fetchNextPage();
  }, [active, isRoom, hasNextPage, isFetching, fetchNextPage]);
  const peer = isRoom ? null : conversation.peer;
  const isEverybody = isRoom && mayCallEverybody(conversation.role, conversation.memberCount);
  return useMemo(() => {
    const named = (person: Person): Mentionable => ({
      person,
      label: personName(person.name, person.position ?? person.rank),
    });
    if (peer !== null) return [named(peer)];
    const others = (data?.pages ?? []).flatMap(({ members }) =>
      members.flatMap(({ person, self }) => (self ? [] : [named(person)])),
    );
    return [...(isEverybody ? [{ person: null, label: text('mention.everybody') }] : []), ...others];
  }, [peer, data, isEverybody, personName, text]);
}
