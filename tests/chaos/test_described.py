"""Whatever the API's description allows and forbids is sent, and answered as it promises."""

from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.web.described import assert_promised, described

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(1800)]
SCHEMA = described(coverage=True)


@SCHEMA.parametrize()
@settings(max_examples=200, suppress_health_check=list(HealthCheck))
def test_requests_at_every_border_of_every_field_get_what_the_description_promises(
    case: Any,
) -> None:
    assert_promised(case)
