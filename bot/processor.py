"""Rasa's processor for one turn: actions in this process, and trackers that live as long as a turn."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from rasa.core.actions.action import Action, ActionExtractSlots, RemoteAction
from rasa.core.channels.channel import OutputChannel
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from rasa_sdk.executor import ActionExecutor

C = TypeVar("C")


class TurnTrackers(TrackerStore):
    """The trackers of the turns that are being answered, by the name of the turn."""

    def __init__(self) -> None:
        super().__init__(Domain.empty())
        self._trackers: dict[str, DialogueStateTracker] = {}

    def begin(self, tracker: DialogueStateTracker) -> None:
        """A turn begins with ``tracker``."""
        self._trackers[tracker.sender_id] = tracker

    def end(self, name: str) -> None:
        """The turn ``name`` is over; nothing of it stays."""
        self._trackers.pop(name, None)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The tracker of the turn, or None (see parent class)."""
        return self._trackers.get(sender_id)

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Nothing to do: whoever began the turn holds the tracker (see parent class)."""


class InThisProcess:
    """Stands where Rasa expects the address of an action server, and runs the action right here."""

    def __init__(self, package: str) -> None:
        self._executor = ActionExecutor()
        self._executor.register_package(package)
        # Rasa asks for this: without it the whole domain is written out for each call.
        self.kwargs = {"enable_selective_domain": True}
        self.url = f"python:{package}"

    @property
    def names(self) -> list[str]:
        """The names of the actions that can run here."""
        return list(self._executor.actions)

    async def request(self, json: dict[str, Any], **_: Any) -> dict[str, Any] | None:
        """Run the action that ``json`` names. Raises what the action raises."""
        return await self._executor.run(json)  # type: ignore[no-any-return]


class OwnAction(RemoteAction):
    """A custom action of this process. Its reply was built by rasa-sdk a moment ago: checking it against a JSON schema,
    as Rasa does for a server, takes twice as long as all the rest of the turn.
    """

    def _validate_action_result(self, result: dict[str, Any]) -> bool:
        return True


class OwnSlots(ActionExtractSlots):
    """Fills the slots after each message; the custom action for that is one of this process too."""

    async def _run_custom_action(
        self,
        custom_action: str,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        tracker: DialogueStateTracker,
        domain: Domain,
    ) -> list[Event]:
        own = OwnAction(custom_action, self._action_endpoint)
        return await own.run(output_channel, nlg, tracker, domain)  # type: ignore[no-any-return]


class TurnProcessor(MessageProcessor):
    """Rasa's processor with both put in."""

    def __init__(self, model: Path) -> None:
        self.trackers = TurnTrackers()
        super().__init__(
            model,
            self.trackers,
            InMemoryLockStore(),
            TemplatedNaturalLanguageGenerator({}),
            action_endpoint=InThisProcess("actions"),
        )
        self.trackers.domain = self.domain
        self.nlg = TemplatedNaturalLanguageGenerator(self.domain.responses)

    def _check_for_unseen_features(self, parse_data: dict[str, Any]) -> None:
        """Nothing to check: every intent that can be found is one of the domain's. Rasa would make an empty domain for
        each message, only to see that this one is not empty.
        """

    def part(self, kind: type[C]) -> C:
        """The component of the model that is a ``kind``. Raises LookupError when there is none."""
        for node in self.graph_runner._instantiated_nodes.values():
            if isinstance(node._component, kind):
                return node._component
        raise LookupError(f"the model has no {kind.__name__}")

    async def run_action_extract_slots(
        self, output_channel: OutputChannel, tracker: DialogueStateTracker
    ) -> DialogueStateTracker:
        """``tracker`` with the slots that the message fills (see parent class)."""
        events = await OwnSlots(self.action_endpoint).run(output_channel, self.nlg, tracker, self.domain)
        tracker.update_with_events(events, self.domain)
        return tracker

    async def _run_action(
        self,
        action: Action,
        tracker: DialogueStateTracker,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        prediction: PolicyPrediction,
    ) -> bool:
        if isinstance(action, RemoteAction):
            action = OwnAction(action.name(), self.action_endpoint)
        return await super()._run_action(action, tracker, output_channel, nlg, prediction)  # type: ignore[no-any-return]
