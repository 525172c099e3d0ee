"""What the audit says of years that are true: nothing false, whatever of its assumptions is broken."""

import pytest

from scripts.ground import interval
from scripts.reasoning import facts
from tests.bench.truth import hear

WORLDS = 20  # `make bench` tries more
TOGETHER = 10


@pytest.mark.parametrize("start", range(0, WORLDS, TOGETHER))
def test_a_true_year_is_never_called_wrong(start):
    """No consistent year is called a contradiction, and no range that is told excludes the true number."""
    for seed in range(start, start + TOGETHER):
        heard = hear(seed)
        assert (heard.false_alarms, heard.false_ranges) == ([], []), (seed, heard.world.kept)


def test_the_made_up_worlds_would_show_a_bold_audit(monkeypatch):
    """An audit that takes "about" for a bound says something false of them: the test above can fail."""
    monkeypatch.setattr(facts, "printed_part", interval.of_statement)
    heard = (hear(seed) for seed in range(10, 100))
    assert any(one.false_alarms or one.false_ranges for one in heard)
