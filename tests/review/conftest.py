"""A PostgreSQL server for the tests that need one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from desks import postgres, postgres_binaries


@pytest.fixture(scope="session")
def postgres_address() -> Iterator[str]:
    """The address of a server that runs for this session's tests."""
    pytest.importorskip("psycopg")
    if postgres_binaries() is None:
        pytest.skip("no PostgreSQL server is installed (apt-get install postgresql)")
    with postgres() as address:
        yield address
