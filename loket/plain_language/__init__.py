"""Whether what citizens read is plain: Dutch at level B1, English in short sentences. See docs/plain-language.md."""

from loket.plain_language.check import Problem, problems_in_directory

__all__ = ["Problem", "problems_in_directory"]
