"""The licences of what is installed at run time: one line a package, and whether it may be there.

Nothing under the GPL may be needed to run onrecord (``pymorphy3-dicts-uk`` is such a package). What a package says of itself is
read from its installed metadata; where that is silent or says a name that is no SPDX identifier, ``STATED`` holds what its
own licence file says.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageMetadata, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ALLOWED = frozenset(
    {
        "0BSD",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "CC0-1.0",
        "CNRI-Python",  # of Python 1.6, without a condition but the notice
        "HPND",
        "ISC",
        "MIT",
        "MIT-0",
        "MPL-1.1",  # like 2.0 it asks for the source of its own files where they are changed; we change none
        "MPL-2.0",
        "PSF-2.0",
        "Python-2.0",
        "Unicode-3.0",
        "Unlicense",
        "Zlib",
    }
)
CLASSIFIERS: Mapping[str, str] = {
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
    "License :: OSI Approved :: BSD License": "BSD-3-Clause",
    "License :: OSI Approved :: ISC License (ISCL)": "ISC",
    "License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "License :: OSI Approved :: Python Software Foundation License": "PSF-2.0",
}
STATED: Mapping[str, str] = {}
_IDENTIFIER = re.compile(r"[A-Za-z0-9.+-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Installed:
    """A package that is needed at run time, with the licence expression it states."""

    name: str
    version: str
    licence: str

    @property
    def is_allowed(self) -> bool:
        """Whether every way of the expression is allowed; of ``A OR B`` one is enough."""
        return any(
            all(identifier in ALLOWED for identifier in identifiers_of(choice))
            for choice in self.licence.strip("()").split(" OR ")
        )


def identifiers_of(expression: str) -> list[str]:
    """The identifiers joined by AND in an expression without OR; an empty expression is the identifier ``unknown``."""
    return [word for word in _IDENTIFIER.findall(expression) if word not in {"AND", "WITH"}] or ["unknown"]


def find_closure(name: str) -> Iterator[Distribution]:
    """The installed packages that ``name`` needs at run time, itself left out, in the order of their names."""
    found: dict[str, Distribution] = {}
    waiting = [Requirement(name)]
    while waiting:
        wanted = waiting.pop()
        key = canonicalize_name(wanted.name)
        if key not in found:
            found[key] = distribution(wanted.name)
        waiting += [
            requirement
            for line in found[key].requires or []
            if (requirement := Requirement(line)).name not in found and applies(requirement, wanted.extras)
        ]
    del found[canonicalize_name(name)]
    return (found[key] for key in sorted(found))


def applies(requirement: Requirement, extras: set[str]) -> bool:
    """Whether a requirement counts on this machine, with these extras."""
    return requirement.marker is None or any(requirement.marker.evaluate({"extra": extra}) for extra in extras or {""})


def state_licence(installed: Distribution) -> str:
    """What a package says its licence is: our table, its SPDX expression, its classifier, its short licence field."""
    metadata = installed.metadata
    classified = [CLASSIFIERS[line] for line in metadata.get_all("Classifier") or () if line in CLASSIFIERS]
    field = _field(metadata, "License")
    return (
        STATED.get(canonicalize_name(metadata["Name"]))
        or _field(metadata, "License-Expression")
        or " AND ".join(classified)
        or (field if len(field) < 80 else "")
        or "unknown"
    )


def _field(metadata: PackageMetadata, name: str) -> str:
    return metadata[name].strip() if name in metadata else ""


def read_installed(name: str) -> tuple[Installed, ...]:
    """What ``name`` needs at run time, with licences."""
    return tuple(
        Installed(name=canonicalize_name(found.metadata["Name"]), version=found.version, licence=state_licence(found))
        for found in find_closure(name)
    )


def main() -> int:
    """Print the table; 1 where a licence is not allowed."""
    installed = read_installed("onrecord")
    for package in installed:
        print(f"{'  ' if package.is_allowed else '✗ '}{package.name:<24} {package.version:<12} {package.licence}")
    refused = [package.name for package in installed if not package.is_allowed]
    print(f"{len(installed)} packages at run time; with a licence that is not allowed: {', '.join(refused) or 'none'}")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
