"""`make bench`: figures on speed, size and growth, and on what the audit catches and what it says of true years."""

from tests.bench.report import run

run()
