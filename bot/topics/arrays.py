"""The kinds of array that the topics are calculated with."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]
"""Where something stands in a list: for each phrase the place of its topic, for each topic that of whose it is."""
