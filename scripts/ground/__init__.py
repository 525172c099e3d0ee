"""What every room may import. Nothing here needs more than Python itself, so that it also runs in a browser."""
