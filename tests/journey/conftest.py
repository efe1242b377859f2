"""What stories in a browser stand on."""

import pytest

from tests.standins.browser import chromium


@pytest.fixture(scope="module")
def browser():
    with chromium() as started:
        yield started
