"""The package's face: every public name is there, and importing it loads nothing heavy."""

from __future__ import annotations

import subprocess
import sys

import pytest

import claimcheck


@pytest.mark.parametrize("name", claimcheck.__all__)
def test_every_public_name_is_found(name: str) -> None:
    assert getattr(claimcheck, name)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        _ = claimcheck.nonsense


def test_importing_the_package_imports_none_of_its_stages() -> None:
    code = (
        "import sys, claimcheck; print([m for m in sys.modules if m.startswith(('claimcheck.', 'msgspec'))])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
