"""Which hosts may be reached: a name is resolved once, and the connection goes to the very number that was checked."""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Number = IPv4Address | IPv6Address
# Host and port to numbers, in the order in which they are tried.
Resolve = Callable[[str, int], tuple[str, ...]]

# What is given out to hosts of the public network: the IANA registries of special-purpose addresses say what is not. Python's own
# tables differ between its versions, so these ranges are checked beside them.
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_NOT_PUBLIC_IPV6 = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "3fff::/20")))
_NOT_PUBLIC = tuple(
    map(
        IPv4Network,
        ("0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4"),
    )
)
# NAT64 (RFC 6052) and IPv4-compatible forms carry an IPv4 address in their last 32 bits.
_LAST_BITS = (IPv6Network("64:ff9b::/96"), IPv6Network("::/96"))
# A host that does not answer at so many of its numbers does not answer.
_MOST_NUMBERS = 4


def is_public(number: Number) -> bool:
    """Whether an address is one of the public network: not private, loopback, link-local, multicast or reserved, in no disguise."""
    if isinstance(number, IPv6Address):
        inner = find_embedded(number)
        if inner is not None:
            return is_public(inner)
        if number not in _GLOBAL_UNICAST or any(number in network for network in _NOT_PUBLIC_IPV6):
            return False
    elif any(number in network for network in _NOT_PUBLIC):
        return False
    return number.is_global and not (number.is_private or number.is_multicast or number.is_reserved)


def find_embedded(number: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for: mapped, 6to4, NAT64, compatible."""
    if number.ipv4_mapped is not None or number.sixtofour is not None:
        return number.ipv4_mapped or number.sixtofour
    if any(number in network for network in _LAST_BITS) and int(number) > 1:
        return IPv4Address(int(number) & 0xFFFFFFFF)
    return None


def resolve_name(host: str, port: int) -> tuple[str, ...]:
    """The numbers of a host as the system knows them; raises :class:`OSError` where it knows none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def find_numbers(host: str, port: int, resolve: Resolve, *, allow_private: bool) -> tuple[str, ...] | str:
    """The numbers to connect to, at most four, or the reason why there are none."""
    try:
        found = resolve(host, port)
    except (OSError, UnicodeError):
        return f"expected an answer from {host}, found: the name could not be resolved"
    public = tuple(number for number in found if allow_private or is_public(ip_address(number)))
    if found and not public:
        return f"expected a public address behind {host}, found {found[0]}: private, local or reserved (--allow-private fetches it)"
    return public[:_MOST_NUMBERS] or f"expected an answer from {host}, found: the name could not be resolved"
