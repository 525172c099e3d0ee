"""The audit: every printed figure against every other that it must fit, and all of them together as one system."""
