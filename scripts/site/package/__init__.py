"""The published package, read as a stranger reads it."""
