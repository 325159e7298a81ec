"""The kinds of events, by subject; :data:`handoff.conversation.events.AnyBody` names them all."""
