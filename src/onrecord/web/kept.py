"""What is worked out once for a release and asked for by many requests."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from onrecord.record.view import View

Worth = TypeVar("Worth")
MOST_KEPT = 256

_kept: OrderedDict[Hashable, Any] = OrderedDict()
_lock = Lock()


def keep(view: View, work: Callable[..., Worth], *asked: Hashable) -> Worth:
    """What ``work(view, *asked)`` gives, from memory where the same release was asked the same before."""
    key = (view.digest, work.__module__, work.__qualname__, asked)
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            found: Worth = _kept[key]
            return found
    made = work(view, *asked)
    with _lock:
        _kept[key] = made
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return made
