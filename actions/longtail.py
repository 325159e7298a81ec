"""The long tail: what no service of the directory explains, but the imported list of products has a name for.

Little is known of such a product: what it is called, and which level of government takes care of it. That is told, with
where to ask, and a person is offered.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from actions.business.state import guide
from actions.knowledge import product_list
from actions.moment import Moment
from actions.way import show_way
from loket.business.shown import date_in_words
from loket.directory import Service, Text
from loket.directory.card import channels_of
from loket.directory.reading import read
from loket.products import Level, ListedProduct
from loket.wire import Button, Card

_CHOICES = 3
_TEXTS = Path(__file__).resolve().parent.parent / "data" / "texts" / "long_tail.yml"
# Who answers for a level. For the government as a whole that is its general desk.
_ORGANISATION: dict[Level, str] = {
    "gemeente": "gemeente",
    "provincie": "provincie",
    "waterschap": "waterschap",
    "rijk": "rijksoverheid",
}


class _Texts(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"or_": "or"}):
    who: dict[Level, Text]
    or_: Text
    first_step: dict[Level, Text]


def answer_from_list(moment: Moment) -> bool:
    """Answer with the product that the message names. False, and nothing is said, when it names none for sure."""
    sure = [each["uri"] for each in moment.products if each["sure"]]
    return bool(sure) and show_product(moment, sure[0])


def offer_from_list(moment: Moment, likely: Sequence[Service] = (), *, service_first: bool = False) -> bool:
    """Ask which product is meant, of those that are near; the best of the ``likely`` services is one of the choices,
    the first or the last of them. False, and nothing is said, when no product is near.
    """
    near = [product for product in (_product(each["uri"]) for each in moment.products) if product is not None]
    if not near:
        return False
    found: list[ListedProduct | Service] = [_service_of(moment, product) or product for product in near]
    # One place is for the service: either of the two rankings may be the right one.
    place = 0 if service_first else _CHOICES - 1
    found = [*found[:place], *likely[:1], *found[place:]]
    choices = list({_id(each): each for each in found}.values())[:_CHOICES]
    buttons = [Button(title=_title(moment, each), payload=_payload(each)) for each in choices]
    moment.say(
        "utter_which_one" if len(choices) == 1 else "utter_which",
        buttons=[*buttons, moment.button("something_else", "/something_else"), _person(moment)],
        kind="clarified",
        services=[each for each in choices if isinstance(each, Service)],
        organisations=[_organisation(each) for each in choices],
        title=buttons[0].title,
    )
    moment.remember(next_best=[_id(each) for each in choices])
    moment.asked = "which"
    return True


def show_product(moment: Moment, uri: str | None) -> bool:
    """Show the way to the product with that URI: to the service that carries it, else to its level of government.
    False, and nothing is said, when the list has no such product.
    """
    product = _product(uri)
    if product is None:
        return False
    service = _service_of(moment, product)
    if service is not None:
        show_way(moment, service)
        return True
    moment.remember_question()
    texts = _texts()
    words = [texts.who[level].in_language(moment.language) for level in product.levels]
    moment.say(
        "utter_product",
        card=_card(moment, product),
        kind="answered",
        organisations=[_ORGANISATION[level] for level in product.levels],
        offers_person=True,
        who=f" {texts.or_.in_language(moment.language)} ".join(words),
        product=product.name,
        listed=_listed_on(moment.language),
    )
    moment.say(
        "utter_needed",
        buttons=[moment.button("yes_needed", "/affirm"), moment.button("no_needed", "/deny"), _person(moment)],
    )
    # What was shown before is no longer the subject.
    moment.remember(service=None, next_best=[], rejections=0)
    moment.asked = "needed"
    return True


def _card(moment: Moment, product: ListedProduct) -> Card:
    level = product.levels[0]
    organisation = moment.directory.organisation(_ORGANISATION[level])
    municipality = moment.directory.municipality(moment.slot("municipality"))
    name = organisation.name.in_language(moment.language)
    return Card(
        service=product.uri,
        title=_capital(product.name),
        organisation=organisation.id,
        organisation_name=f"{name} {municipality.name}" if municipality and level == "gemeente" else name,
        first_step=_texts().first_step[level].in_language(moment.language).format(product=product.name),
        channels=channels_of(organisation, moment.language, municipality),
        source=product.uri,
        verified=False,  # the list has it so; nobody looked whether it is so
    )


def _listed_on(language: str) -> str:
    """The day that the list was taken over, in words."""
    listed = product_list()
    assert listed is not None
    return date_in_words(guide(), listed.imported_on, language)


def _product(uri: str | None) -> ListedProduct | None:
    return _products().get(uri) if uri else None


@lru_cache(maxsize=1)
def _products() -> dict[str, ListedProduct]:
    listed = product_list()
    return {product.uri: product for product in listed.products} if listed else {}


@lru_cache(maxsize=1)
def _texts() -> _Texts:
    return msgspec.convert(read(_TEXTS), _Texts)


def _service_of(moment: Moment, product: ListedProduct) -> Service | None:
    """The service of the directory that is this product."""
    services = moment.directory.services
    return next((each for each in services if each.product and each.product.uri == product.uri), None)


def _id(choice: ListedProduct | Service) -> str:
    return choice.id if isinstance(choice, Service) else choice.uri


def _organisation(choice: ListedProduct | Service) -> str:
    return choice.provider if isinstance(choice, Service) else _ORGANISATION[choice.levels[0]]


def _title(moment: Moment, choice: ListedProduct | Service) -> str:
    return choice.name.in_language(moment.language) if isinstance(choice, Service) else _capital(choice.name)


def _payload(choice: ListedProduct | Service) -> str:
    return f'/way{{"{"service" if isinstance(choice, Service) else "product"}":"{_id(choice)}"}}'


def _person(moment: Moment) -> Button:
    return moment.button("person", "/ask_person")


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
