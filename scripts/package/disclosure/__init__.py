"""Protection of small counts: no new small count is published by mistake, and no hidden one can be worked out."""
