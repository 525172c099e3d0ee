"""What stands round every page: its frame, its style, its search."""
