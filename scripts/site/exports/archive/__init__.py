"""The archive for research: the figures file and what a recomputation needs, as one ZIP. A release, and what the site gives out."""
