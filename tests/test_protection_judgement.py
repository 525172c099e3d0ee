"""What the judgement costs; how it judges stands in `cases/world_figures.txt`."""

from scripts.protection.judgement import about
from scripts.protection.printed import new_statements
from tests.handmade import SETTINGS, YEAR, book, published, row


def test_where_nothing_is_told_anew_nothing_is_worked_out(monkeypatch):
    """A public year is judged in no time."""
    monkeypatch.delattr("scripts.protection.reader.Reader.reached")
    rows = row("women", "40"), row("women", "40", source="public_report")
    case = published(*rows, book=book(gender="total women men others"))
    near = about(YEAR, new_statements(case, SETTINGS), (), case, SETTINGS)
    assert near is not None
    assert not near.counts | near.reached
