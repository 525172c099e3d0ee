"""The one interface to the solver: a linear program of whole numbers, and the few questions that are put to it."""
