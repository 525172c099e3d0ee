"""A figure as it is said: how much, of whom, and the headline of an indicator."""
