"""What stands on the screens that the tests press and read: the names that a screen reader would speak."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class WidgetWords:
    """The widget in one language."""

    path: str
    launcher: str
    log: str
    message: str
    send: str
    person: str
    close: str
    more: str
    choices: str
    do_you_mean: str
    something_else: str
    service: str
    waiting: str
    first: str
    second: str
    stop_waiting: str
    talking_to: str
    typing: str
    may_go_to: str
    yes_transfer: str
    passed_on: str
    with_bot_again: str
    closed: str
    very_good: str
    rate: str
    thanks: str
    callback: str
    wait: str
    number: str
    next: str
    yes_call: str
    offline: str


@dataclass(frozen=True)
class ConsoleWords:
    """The console in one language."""

    language: str
    name: str
    password: str
    log_in: str
    off_duty: str
    on_duty: str
    all_desks: str
    claim: str
    claim_next: str
    timeline: str
    answer: str
    send: str
    citizen_types: str
    transfer: str
    transfer_why: str
    transfer_note: str
    consent_awaited: str
    from_: str
    hand_back: str
    hand_back_note: str
    hand_back_do: str
    close: str
    close_do: str
    answered: str
    about: str
    asked: str
    callbacks: str
    call: str
    callback_note: str
    reached: str
    mine_empty: str


WIDGET_NL = WidgetWords(
    path="/",
    launcher="Stel uw vraag",
    log="Gesprek",
    message="Uw bericht",
    send="Verstuur",
    person="Praat met een medewerker",
    close="Venster sluiten",
    more="Meer mogelijkheden",
    choices="Keuzes",
    do_you_mean="Bedoelt u",
    something_else="Iets anders",
    service="Dienst",
    waiting="U wacht op een medewerker",
    first="U bent als eerste aan de beurt.",
    second="Er is nog 1 persoon voor u.",
    stop_waiting="Stop met wachten",
    talking_to="U spreekt nu met",
    typing="{name} is aan het typen …",
    may_go_to="Mag uw gesprek naar {desk}?",
    yes_transfer="Ja, dat mag",
    passed_on="Uw gesprek is doorgegeven",
    with_bot_again="U spreekt nu weer met Loket",
    closed="Het gesprek is afgesloten.",
    very_good="5 Heel goed",
    rate="Verstuur oordeel",
    thanks="Bedankt voor uw oordeel.",
    callback="Laat mij terugbellen",
    wait="Ik wacht",
    number="Telefoonnummer",
    next="Verder",
    yes_call="Ja, bel mij op dit nummer",
    offline="Geen verbinding.",
)

CONSOLE_NL = ConsoleWords(
    language="Nederlands",
    name="Gebruikersnaam",
    password="Wachtwoord",
    log_in="Inloggen",
    off_duty="Niet in dienst",
    on_duty="In dienst: 1 loket",
    all_desks="Alle loketten",
    claim="Overnemen: ",
    claim_next="Volgende overnemen",
    timeline="Gesprek met de burger",
    answer="Antwoord aan de burger",
    send="Versturen",
    citizen_types="De burger is aan het typen …",
    transfer="Overdragen",
    transfer_why="Waarom? De burger leest dit",
    transfer_note="Notitie voor de ontvanger (hoeft niet)",
    consent_awaited="Wacht op het antwoord van de burger",
    from_="van ",
    hand_back="Terug naar bot",
    hand_back_note="Notitie over wat er is besproken (hoeft niet)",
    hand_back_do="Teruggeven",
    close="Afsluiten",
    close_do="Gesprek afsluiten",
    answered="Vraag beantwoord",
    about="Achtergrond",
    asked="Vroeg om een medewerker",
    callbacks="Terugbellen",
    call="Ik bel",
    callback_note="Notitie over het telefoongesprek (hoeft niet)",
    reached="Bereikt",
    mine_empty="U heeft nu geen gesprekken.",
)

WIDGET_EN = WidgetWords(
    path="/en/",
    launcher="Ask your question",
    log="Conversation",
    message="Your message",
    send="Send",
    person="Talk to a person",
    close="Close window",
    more="More options",
    choices="Choices",
    do_you_mean="Do you mean",
    something_else="Something else",
    service="Service",
    waiting="You are waiting for a caseworker",
    first="You are next.",
    second="There is 1 person before you.",
    stop_waiting="Stop waiting",
    talking_to="You are now talking to",
    typing="{name} is typing …",
    may_go_to="May your conversation go to {desk}?",
    yes_transfer="Yes, that is fine",
    passed_on="Your conversation was passed on",
    with_bot_again="The caseworker has finished.",
    closed="The conversation is closed.",
    very_good="5 Very well",
    rate="Send rating",
    thanks="Thank you for your rating.",
    callback="Call me back",
    wait="I will wait",
    number="Telephone number",
    next="Next",
    yes_call="Yes, call me on this number",
    offline="No connection.",
)

CONSOLE_EN = ConsoleWords(
    language="English",
    name="User name",
    password="Password",
    log_in="Log in",
    off_duty="Off duty",
    on_duty="On duty: 1 desk",
    all_desks="All desks",
    claim="Take: ",
    claim_next="Take the next",
    timeline="Conversation with the citizen",
    answer="Answer to the citizen",
    send="Send",
    citizen_types="The citizen is typing …",
    transfer="Transfer",
    transfer_why="Why? The citizen reads this",
    transfer_note="Note for the receiver (optional)",
    consent_awaited="Waiting for the citizen's answer",
    from_="from ",
    hand_back="Back to bot",
    hand_back_note="Note on what was discussed (optional)",
    hand_back_do="Give back",
    close="Close",
    close_do="Close conversation",
    answered="Question answered",
    about="Background",
    asked="Asked for a person",
    callbacks="Call-backs",
    call="I call",
    callback_note="Note on the call (optional)",
    reached="Reached",
    mine_empty="You have no conversations now.",
)
