"""Reading a YAML file of the directory so that it means what an editor sees.

YAML 1.1 turns ``08:30`` into the number 510, ``no`` into false and ``0344`` into 228. Here every scalar stays the text
that is written; only an empty value, ``~`` and ``null`` mean "nothing". What a text must become (a date, a yes or no, a
number) is decided by the type of its field, not by how it looks.
"""

from __future__ import annotations

from pathlib import Path

import yaml

from loket.directory import yaml_faults

# The Python loader understands the same files, only slower: PyYAML without libyaml is rare but exists.
_Loader: type[yaml.CBaseLoader | yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class NotReadable(Exception):
    """The file is no YAML that the directory understands; the message says where and why."""


def read(path: Path) -> object:
    """What ``path`` holds: dicts with text keys, lists, texts and None. Raises :class:`NotReadable`."""
    try:
        return parse(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise NotReadable(f"cannot be opened ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise NotReadable("is not saved as UTF-8") from error


def parse(text: str) -> object:
    """The same for a text. Raises :class:`NotReadable`."""
    loader = _Loader(text)
    try:
        node: yaml.Node | None = loader.get_single_node()
        return None if node is None else _value(node)
    except yaml.MarkedYAMLError as error:
        raise NotReadable(yaml_faults.in_words(text, error)) from error
    except yaml.YAMLError as error:
        raise NotReadable(f"this is not YAML ({error})") from error
    except RecursionError as error:
        raise NotReadable("something contains itself") from error
    finally:
        loader.dispose()


def _value(node: yaml.Node) -> object:
    if isinstance(node, yaml.ScalarNode):
        text: str = node.value
        return None if not node.style and text in ("", "~", "null") else text
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    mapping: dict[str, object] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise NotReadable(yaml_faults.at(key.start_mark) + "the name of a field must be a word")
        if key.value in mapping:
            raise NotReadable(yaml_faults.at(key.start_mark) + f"the field `{key.value}` is there twice")
        mapping[key.value] = _value(value)
    return mapping
