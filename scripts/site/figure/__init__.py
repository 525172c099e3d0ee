"""A figure as it is said: how much, of whom, the headline of an indicator, and what is in doubt or asked of it."""
