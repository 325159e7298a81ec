"""What goes over the public door: the messages of citizens and caseworkers, as the browser sends and gets them.

``docs/protocol.md`` tells the same as a story. The TypeScript types of the web parts are generated from here. Each
module is a subject; a new one is named here, and what it defines goes into the schema.
"""

# ruff: noqa: F403 - a new name belongs to the door by being written in its module
from handoff.api.protocol.board import *
from handoff.api.protocol.callbacks import *
from handoff.api.protocol.canned import *
from handoff.api.protocol.casework import *
from handoff.api.protocol.citizen import *
from handoff.api.protocol.directory import *
from handoff.api.protocol.frames import *
from handoff.api.protocol.search import *
from handoff.api.protocol.staff import *
from handoff.api.protocol.supervisor import *
