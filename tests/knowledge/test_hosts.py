"""Hosts that are official by their registry, and hosts that only bear an office's name."""

import pytest

from onrecord.knowledge.files import KnowledgeFolders
from onrecord.knowledge.hosts import load_hosts

HOSTS = load_hosts(KnowledgeFolders())
NAMED = [(hosts, host, named) for hosts in HOSTS for host, named in hosts.named_examples]


@pytest.mark.parametrize(("hosts", "host", "named"), NAMED, ids=[host for _, host, _ in NAMED])
def test_a_host_named_after_an_office(hosts, host, named):
    assert hosts.is_named(host) is named
