"""The directory: what Loket knows about organisations, services, desks and municipalities.

It is read from the files in ``data/directory``; ``docs/directory.md`` tells an editor how to write them.
"""

from loket.directory.life_events import LifeEvent, LifeEventStep, Within
from loket.directory.load import Directory, DirectoryError, load
from loket.directory.types import (
    MUNICIPALITY,
    Area,
    Audience,
    Channels,
    Day,
    Desk,
    Fact,
    Hours,
    Language,
    Municipality,
    Organisation,
    OrganisationKind,
    Payment,
    Product,
    Rhythm,
    Service,
    Telephone,
    Text,
    Texts,
)

__all__ = [
    "MUNICIPALITY",
    "Area",
    "Audience",
    "Channels",
    "Day",
    "Desk",
    "Directory",
    "DirectoryError",
    "Fact",
    "Hours",
    "Language",
    "LifeEvent",
    "LifeEventStep",
    "Municipality",
    "Organisation",
    "OrganisationKind",
    "Payment",
    "Product",
    "Rhythm",
    "Service",
    "Telephone",
    "Text",
    "Texts",
    "Within",
    "load",
]
